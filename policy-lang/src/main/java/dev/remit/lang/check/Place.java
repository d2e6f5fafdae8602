package dev.remit.lang.check;

import dev.remit.lang.ast.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a condition is read: where its names are looked up, what is known there, and which
 * quantifiers enclose it.
 *
 * @param uncertain whether a condition before it is at fault, so that more may be known there
 * @param insideHop whether a hop quantifier encloses it
 * @param insideList whether a list quantifier does
 * @param variables what the parameters of the define being read stand for, and the variable of the
 *     list quantifier inside it
 * @param negated whether the rule asks that what is read here does not hold: under {@code unless}
 *     or {@code not}
 * @param defines the defines being read, outermost first, so that a cycle is seen
 */
record Place(
    Scope scope,
    Knowledge knowledge,
    boolean uncertain,
    boolean insideHop,
    boolean insideList,
    Map<String, TypedOperand> variables,
    List<String> defines,
    boolean permit,
    boolean negated) {

  static Place of(Scope scope, boolean permit) {
    return new Place(
        scope, Knowledge.NOTHING, false, false, false, Map.of(), List.of(), permit, false);
  }

  Place knowing(Knowledge more) {
    return new Place(
        scope,
        knowledge.and(more),
        uncertain,
        insideHop,
        insideList,
        variables,
        defines,
        permit,
        negated);
  }

  Place uncertainly() {
    return new Place(
        scope, knowledge, true, insideHop, insideList, variables, defines, permit, negated);
  }

  /** Under {@code not} or {@code unless}. */
  Place inNot() {
    return new Place(
        scope, knowledge, uncertain, insideHop, insideList, variables, defines, permit, !negated);
  }

  Place inHop() {
    return new Place(
        scope, knowledge, uncertain, true, insideList, variables, defines, permit, negated);
  }

  Place with(TypedOperand.Element variable) {
    Map<String, TypedOperand> inner = new HashMap<>(variables);
    inner.put(variable.variable(), variable);
    return new Place(
        scope, knowledge, uncertain, insideHop, true, Map.copyOf(inner), defines, permit, negated);
  }

  /** Inside a define nothing is seen of where it stands but what it was given. */
  Place inDefine(Vocabulary.Define define, Map<String, TypedOperand> parameters) {
    List<String> inner = new ArrayList<>(defines);
    inner.add(define.id());
    return new Place(
        define.scope(),
        knowledge,
        uncertain,
        insideHop,
        insideList,
        Map.copyOf(parameters),
        List.copyOf(inner),
        permit,
        negated);
  }

  /** What the first segment of a name stands for here. */
  Optional<TypedOperand> variable(Name name) {
    return Optional.ofNullable(variables.get(name.texts().getFirst()));
  }
}
