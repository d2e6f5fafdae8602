package dev.remit.lang.compile;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;

/** A conjunction or a disjunction in the making: the code of each part comes by the stack. */
final class Joined {
  private final CodeBuilder code;
  private final boolean all;
  private final int decided;
  private final int result;
  private final Label end;
  private boolean begun;

  Joined(CodeBuilder code, boolean all) {
    this.code = code;
    this.all = all;
    this.decided = all ? Kleene.FALSE : Kleene.TRUE;
    this.result = code.allocateLocal(TypeKind.INT);
    this.end = code.newLabel();
  }

  /** Takes a part, and leaves where nothing can change the whole any more. */
  void add() {
    join();
    code.istore(result).iload(result);
    if (all) {
      code.ifeq(end);
    } else {
      code.loadConstant(decided).if_icmpeq(end);
    }
  }

  /** Takes the last part; the whole is on the stack. */
  void last() {
    join();
    code.istore(result).labelBinding(end).iload(result);
  }

  private void join() {
    if (begun) {
      code.iload(result);
      if (all) {
        code.iand();
      } else {
        code.ior();
      }
    }
    begun = true;
  }
}
