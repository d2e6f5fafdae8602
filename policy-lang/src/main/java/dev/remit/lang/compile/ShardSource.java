package dev.remit.lang.compile;

import dev.remit.lang.ir.Condition;
import java.util.List;

/**
 * All that a class is made of: its emitter is given nothing else, so equal sources are equal
 * classes, whichever bundle they are of. It refers to no bundle and to no text.
 *
 * @param name of the class, in this package
 * @param file the path of the policy file
 * @param shared those of its conditions that several rules have, here or elsewhere: each once, in
 *     the order in which they stand, without lines
 */
record ShardSource(
    String name, String file, List<Method> methods, Forms forms, List<Condition> shared) {
  ShardSource {
    methods = List.copyOf(methods);
    shared = List.copyOf(shared);
  }

  /**
   * A {@link Unit}.
   *
   * @param conditions with their lines, see {@link AtLines}
   */
  record Method(String name, List<Condition> conditions, boolean ofActing) {}
}
