package dev.remit.lang.decide;

import dev.remit.lang.runtime.Facts;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.Catalogue.ToolEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A question as the reference reads it, arguments apart: what an engine that has not met one of its
 * parts yet may take from here and keep.
 */
public final class FirstSight {
  private static final Question.Party SOMEBODY =
      new Question.Party(
          Optional.of(new Value.Identity("spiffe://remit.invalid", "somebody")), Source.VOUCHED);

  private final Call call;
  private final ToolEntry tool;
  private final CompiledBundle bundle;

  private FirstSight(Call call, ToolEntry tool, CompiledBundle bundle) {
    this.call = call;
    this.tool = tool;
    this.bundle = bundle;
  }

  /** Empty for a question that step 1 refuses, or on a tool that is not in the catalogue. */
  public static Optional<FirstSight> of(Question question, CompiledBundle bundle) {
    return Shape.check(question, bundle.attributes()) instanceof Shape.Result.WellFormed(Call call)
        ? bundle.catalogue().tool(call.tool()).map(tool -> new FirstSight(call, tool, bundle))
        : Optional.empty();
  }

  /**
   * The task and the credential of a question alone: what is read of these depends on nothing else,
   * and they may be new in each question where the rest is not.
   */
  public static Optional<FirstSight> ofClaims(Question question, CompiledBundle bundle) {
    return of(
        new Question(
            SOMEBODY,
            SOMEBODY,
            Sent.none(),
            question.task(),
            question.credential(),
            question.tool(),
            new Arguments.Typed(List.of(), true, Source.VOUCHED),
            Sent.nothing(),
            Source.VOUCHED,
            List.of(),
            List.of(),
            List.of(),
            Set.of(),
            true),
        bundle);
  }

  public Call call() {
    return call;
  }

  public ToolEntry tool() {
    return tool;
  }

  /** What rules would read for one access, arguments unknown. */
  public Facts facts(Access access) {
    return facts(call, access);
  }

  /** What rules would read if the agent had not been delegated to. */
  public Facts factsAlone(Access access) {
    return facts(call.withoutChain(), access);
  }

  private Facts facts(Call of, Access access) {
    TypedCall typed = CatalogueStep.unknownArguments(of, tool);
    TypedCall one = new TypedCall(of, tool, typed.arguments(), List.of(access), Optional.empty());
    return new FactsBuilder(
            one, bundle.program().layout(), bundle.catalogue(), bundle.attributes(), Instant.EPOCH)
        .facts(access);
  }

  /** Whether the agent's catalogue entry decides the attribute, whatever is stated of it. */
  public boolean fromEntry(Attribute attribute) {
    return AgentProperties.of(call.agent(), bundle.catalogue()).of(attribute).isPresent();
  }

  /** Which of those who act the request tells more of than who it is; -1 where that is nobody. */
  public int actingActor() {
    List<Actor> actors = Actor.all(call, bundle.attributes());
    for (int i = 0; i < actors.size(); i++) {
      if (actors.get(i).acting()) {
        return actors.get(i).known() ? i : -1;
      }
    }
    return -1;
  }

  /** Whether step 3 finds no fault in the chain at some time, whatever the access. */
  public boolean linked() {
    return ChainStep.isLinked(CatalogueStep.unknownArguments(call, tool), bundle.settings());
  }
}
