package dev.remit.lang.ide;

import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Type;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What only a part of a file names.
 *
 * @param variables parameters of the define, and variables of quantifiers
 * @param tools the tools whose arguments are read; none where any may be meant
 */
record Locals(Map<String, Variable> variables, Set<Value.Tool> tools) {
  static final Locals NONE = new Locals(Map.of(), Set.of());

  record Variable(Symbol symbol, Optional<Type> type) {}

  Locals with(Variable variable) {
    Map<String, Variable> all = new HashMap<>(variables);
    all.put(variable.symbol().name(), variable);
    return new Locals(Map.copyOf(all), tools);
  }

  Locals of(Set<Value.Tool> known) {
    return new Locals(variables, Set.copyOf(known));
  }
}
