package dev.remit.lang.check;

import java.util.Map;
import java.util.Optional;

/**
 * Where a condition is read: its package, what is known there, and which quantifiers enclose it.
 *
 * @param insideHop whether a hop quantifier encloses it
 * @param variables the list quantifiers' variables that enclose it
 * @param defines the defines being read, outermost first, so that a cycle is seen
 */
record Place(
    String packageName,
    Knowledge knowledge,
    boolean insideHop,
    Map<String, TypedOperand.Element> variables,
    java.util.List<String> defines,
    boolean permit) {

  static Place of(String packageName, boolean permit) {
    return new Place(packageName, Knowledge.NOTHING, false, Map.of(), java.util.List.of(), permit);
  }

  Place knowing(Knowledge more) {
    return new Place(packageName, knowledge.and(more), insideHop, variables, defines, permit);
  }

  Place inHop() {
    return new Place(packageName, knowledge, true, variables, defines, permit);
  }

  Place with(TypedOperand.Element variable) {
    Map<String, TypedOperand.Element> inner = new java.util.HashMap<>(variables);
    inner.put(variable.variable(), variable);
    return new Place(packageName, knowledge, insideHop, Map.copyOf(inner), defines, permit);
  }

  Place inDefine(String name) {
    java.util.List<String> inner = new java.util.ArrayList<>(defines);
    inner.add(name);
    return new Place(
        packageName, knowledge, insideHop, variables, java.util.List.copyOf(inner), permit);
  }

  Optional<TypedOperand.Element> variable(String name) {
    return Optional.ofNullable(variables.get(name));
  }
}
