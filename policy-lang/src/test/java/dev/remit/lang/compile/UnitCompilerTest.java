package dev.remit.lang.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.ir.Condition;
import dev.remit.lang.ir.Condition.Comparison;
import dev.remit.lang.ir.Operand;
import dev.remit.lang.runtime.Facts;
import dev.remit.lang.runtime.FactsShape;
import dev.remit.lang.runtime.Form;
import dev.remit.lang.runtime.Truth;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.source.SourceFile;
import dev.remit.lang.source.Span;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.attribute.LineNumberInfo;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The classes that come out: their sizes, their names, their lines, and that they go away. */
class UnitCompilerTest {
  private static final FactsShape SHAPE =
      new FactsShape(List.of(new FactsShape.Fact("n", Form.INT)), List.of(), List.of());
  private static final SourceFile FILE =
      new SourceFile("team/a.policy", "package a\n\nrule one\nrule two\n");

  private static Span line(int line) {
    int start = 0;
    for (int i = 1; i < line; i++) {
      start = FILE.text().indexOf('\n', start) + 1;
    }
    return new Span(FILE, start, start + 4);
  }

  private static Condition is(long number, int origin) {
    return new Condition.Compare(
        Comparison.EQUAL, new Operand.Slot(0), new Operand.Constant(new Value.Int(number)), origin);
  }

  private static Unit unit(Condition... conditions) {
    return new Unit("p.rule one", "", line(3), List.of(conditions), false);
  }

  private static CompiledUnits compile(List<Unit> units) {
    return new UnitCompiler(SHAPE, UnitCompilerTest::line).compile(units);
  }

  private static Facts number(long number) {
    Facts facts = new Facts(SHAPE, 0, 1, Instant.EPOCH);
    facts.put(0, Form.INT, new Value.Int(number));
    return facts;
  }

  /** Of numbers that a class file writes in few and in many bytes. */
  private static Condition[] numbers(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> is(i % 3 == 0 ? 1L : i % 3 == 1 ? 100L : 100_000L + i, 1))
        .toArray(Condition[]::new);
  }

  @Test
  void no_method_is_larger_than_what_the_virtual_machine_compiles() {
    for (int count = 1; count < 1_600; count += 7) {
      Condition any = new Condition.Any(List.of(numbers(count)), 1);
      CompiledUnits code = compile(List.of(unit(any)));
      int largest = MethodSizes.of(code).max().orElse(0);
      assertTrue(largest < 8_000, () -> "a method of " + largest + " bytes");
      assertEquals(Truth.TRUE, code.evaluate(0, number(1)));
      assertEquals(Truth.FALSE, code.evaluate(0, number(-1)));
    }
  }

  /** As one method they would be just under, at and over the bound. */
  @Test
  void units_around_the_bound_are_split_and_say_the_same() {
    int atom = MethodSizes.of(compile(List.of(unit(is(1L, 1))))).max().orElse(0);
    for (int bytes : List.of(7_999, 8_000, 8_001)) {
      Condition[] all = Collections.nCopies(bytes / atom + 1, is(1L, 1)).toArray(Condition[]::new);
      CompiledUnits code = compile(List.of(unit(all)));
      assertTrue(MethodSizes.of(code).allMatch(size -> size < 8_000));
      assertTrue(MethodSizes.of(code).sum() > 8_000);
      assertEquals(Truth.TRUE, code.evaluate(0, number(1)));
      assertEquals(Truth.FALSE, code.evaluate(0, number(2)));
    }
  }

  @Test
  void a_thousand_units_are_told_apart() {
    CompiledUnits code = compile(IntStream.range(0, 1_000).mapToObj(i -> unit(is(i, 1))).toList());
    assertEquals(4, code.classes().size());
    for (int i = 0; i < 1_000; i++) {
      assertEquals(Truth.TRUE, code.evaluate(i, number(i)));
      assertEquals(Truth.FALSE, code.evaluate(i, number(i + 1L)));
    }
  }

  @Test
  void the_switch_that_finds_a_unit_is_compiled_too() {
    CompiledUnits code = compile(Collections.nCopies(ShardEmitter.MOST_UNITS, unit(is(1L, 1))));
    int largest =
        code.classes().stream()
            .flatMap(type -> ClassFile.of().parse(type.bytes()).methods().stream())
            .flatMap(method -> method.findAttribute(Attributes.code()).stream())
            .mapToInt(of -> of.codeLength())
            .max()
            .orElse(0);
    assertTrue(largest < 8_000, () -> "a method of " + largest + " bytes");
  }

  @Test
  void what_is_too_large_for_a_class_is_said_to_be() {
    Unit large = unit(new Condition.All(List.of(numbers(40_000)), 1));
    assertFalse(UnitCompiler.fits(large));
    assertThrows(IllegalArgumentException.class, () -> compile(List.of(large)));
    assertTrue(UnitCompiler.fits(unit(numbers(4_000))));
  }

  @Test
  void the_largest_that_fits_compiles_and_so_do_many_of_them() {
    Condition[] parts = numbers(9_000);
    assertTrue(UnitCompiler.fits(unit(parts)));
    CompiledUnits code = compile(List.of(unit(parts), unit(parts), unit(is(1L, 1))));
    assertEquals(Truth.FALSE, code.evaluate(0, number(1)));
    assertEquals(Truth.TRUE, code.evaluate(2, number(1)));
  }

  @Test
  void a_class_names_the_file_and_its_methods_the_rule_and_its_lines() {
    CompiledUnits code = compile(List.of(unit(is(1L, 3), is(2L, 4))));
    ClassModel type = ClassFile.of().parse(code.classes().getFirst().bytes());
    assertEquals(
        "team/a.policy",
        type.findAttribute(Attributes.sourceFile()).orElseThrow().sourceFile().stringValue());
    assertEquals("Policy_team_a_policy_0", code.classes().getFirst().name());
    List<Integer> lines =
        type.methods().stream()
            .filter(method -> method.methodName().equalsString("0$p_rule_one"))
            .flatMap(method -> method.findAttribute(Attributes.code()).stream())
            .flatMap(of -> of.findAttribute(Attributes.lineNumberTable()).stream())
            .flatMap(table -> table.lineNumbers().stream())
            .map(LineNumberInfo::lineNumber)
            .toList();
    assertEquals(List.of(3, 4), lines);
  }

  @Test
  void what_is_compiled_is_a_function_of_the_units() {
    List<Unit> units =
        Stream.of(unit(numbers(2_000)), unit(is(7L, 3)), unit(new Condition.Any(List.of(), 1)))
            .toList();
    List<ShardClass> once = compile(units).classes();
    List<ShardClass> again = compile(units).classes();
    for (int i = 0; i < once.size(); i++) {
      assertEquals(once.get(i).name(), again.get(i).name());
      org.junit.jupiter.api.Assertions.assertArrayEquals(once.get(i).bytes(), again.get(i).bytes());
    }
  }

  /** One that nothing refers to any more is gone at the next full collection. */
  @Test
  void of_fifty_programs_one_after_another_only_the_last_stays() {
    List<WeakReference<Class<?>>> types = new ArrayList<>();
    CompiledUnits current = compile(List.of(unit(is(0L, 1))));
    for (int swap = 1; swap <= 50; swap++) {
      types.add(new WeakReference<>(current.types().getFirst()));
      current = compile(List.of(unit(is(swap, 1))));
      assertEquals(Truth.TRUE, current.evaluate(0, number(swap)));
    }
    for (int i = 0; i < 20 && types.stream().anyMatch(type -> type.get() != null); i++) {
      System.gc();
    }
    assertEquals(0, types.stream().filter(type -> type.get() != null).count());
    assertEquals(Truth.TRUE, current.evaluate(0, number(50)));
  }
}
