package dev.remit.wire;

import dev.remit.lang.decide.Question;
import dev.remit.lang.decide.Sent;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import dev.remit.proto.v1.Chain;
import dev.remit.proto.v1.Context;
import dev.remit.proto.v1.CredentialPart;
import dev.remit.proto.v1.TaskPart;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads who acts off the wire. Each part gets its source here, by what the caller may vouch for;
 * nothing on the wire does that.
 */
public final class ContextReader {
  private final Caller caller;

  public ContextReader(Caller caller) {
    this.caller = caller;
  }

  /** What the calls of one task share. */
  public record Head(
      Question.Party agent,
      Question.Party principal,
      boolean principalAuthenticated,
      Source word,
      Sent<List<Question.Hop>> chain,
      Sent<Question.TaskClaim> task,
      List<Question.Statement> taskFacts) {}

  /** A context, all of it. */
  public record Whole(
      Head head, Sent<Question.CredentialClaim> credential, List<Question.Statement> facts) {}

  /** Out of the agent, the principal, the chain and the task, whatever else the context has. */
  public Head head(Context context) {
    Question.Party agent = party(context.hasAgent(), context.getAgent(), caller::wordOnAgent);
    Question.Party principal =
        party(context.hasPrincipal(), context.getPrincipal(), caller::wordOn);
    Source word = Collections.min(List.of(agent.source(), principal.source()));
    return new Head(
        agent,
        principal,
        authenticated(context),
        word,
        context.hasChain() ? chain(context.getChain(), word) : Sent.nothing(),
        context.hasTask() ? task(context.getTask(), word) : Sent.nothing(),
        new FactsReader(word, List.of()).task(context).facts());
  }

  /** Out of what a context has beside its head. */
  public Whole whole(Head head, Context tail) {
    return new Whole(
        head,
        tail.hasCredential() ? credential(tail.getCredential(), head.word()) : Sent.nothing(),
        new FactsReader(head.word(), head.taskFacts()).tail(tail).server(caller).facts());
  }

  /**
   * A principal counts as one where the caller authenticates its issuer's subjects as such, and an
   * agent that acts for itself as itself. Otherwise a chain that starts at it may be the tail of a
   * longer one (counterexample F17).
   */
  private boolean authenticated(Context context) {
    boolean itself =
        context.hasChain()
            && context.getChain().getHopsCount() == 0
            && context.getPrincipal().equals(context.getAgent());
    return itself || caller.authenticates(WireValues.identity(context.getPrincipal()));
  }

  private static Question.Party party(
      boolean sent, dev.remit.proto.v1.Identity identity, Function<Value.Identity, Source> word) {
    if (!sent) {
      return new Question.Party(Optional.empty(), Source.ASSERTED);
    }
    var read = WireValues.identity(identity);
    return new Question.Party(Optional.of(read), word.apply(read));
  }

  private Sent<List<Question.Hop>> chain(Chain chain, Source word) {
    List<Question.Hop> hops = new ArrayList<>();
    for (dev.remit.proto.v1.Hop hop : chain.getHopsList()) {
      hops.add(
          new Question.Hop(
              hop.hasFrom() ? Optional.of(WireValues.identity(hop.getFrom())) : Optional.empty(),
              hop.hasTo() ? Optional.of(WireValues.identity(hop.getTo())) : Optional.empty(),
              WireValues.stated(hop.getDelegationId()),
              switch (hop.getParentCase()) {
                case PARENT_ID -> Sent.of(hop.getParentId());
                case NO_PARENT -> Sent.none();
                case PARENT_NOT_SET -> Sent.nothing();
              },
              WireValues.stated(hop.getTaskId()),
              hop.hasScope() ? Optional.of(ScopeReader.read(hop.getScope())) : Optional.empty(),
              hop.hasPurpose() ? WireValues.text(hop.getPurpose()) : Sent.nothing(),
              hop.hasNotBefore() ? WireValues.instant(hop.getNotBefore()) : Optional.empty(),
              hop.hasExpiresAt() ? WireValues.instant(hop.getExpiresAt()) : Optional.empty(),
              hop.hasAssurance() ? WireValues.text(hop.getAssurance()) : Sent.nothing(),
              word(hop, word)));
    }
    return Sent.of(List.copyOf(hops));
  }

  /** No caller vouches for a delegation to or from somebody that is not its to vouch for. */
  private Source word(dev.remit.proto.v1.Hop hop, Source word) {
    Source from = caller.wordOn(WireValues.identity(hop.getFrom()));
    Source to = caller.wordOnAgent(WireValues.identity(hop.getTo()));
    return Collections.min(List.of(word, from, to));
  }

  private static Sent<Question.TaskClaim> task(TaskPart part, Source word) {
    return switch (part.getPartCase()) {
      case NONE -> Sent.none();
      case PART_NOT_SET -> Sent.nothing();
      case TASK -> {
        var task = part.getTask();
        yield Sent.of(
            new Question.TaskClaim(
                task.getId(),
                task.hasParent() ? WireValues.text(task.getParent()) : Sent.nothing(),
                task.hasDeadline() ? WireValues.time(task.getDeadline()) : Sent.nothing(),
                word));
      }
    };
  }

  private static Sent<Question.CredentialClaim> credential(CredentialPart part, Source word) {
    return switch (part.getPartCase()) {
      case NONE -> Sent.none();
      case PART_NOT_SET -> Sent.nothing();
      case CREDENTIAL -> {
        var credential = part.getCredential();
        yield Sent.of(
            new Question.CredentialClaim(
                credential.getId(),
                credential.hasExpiresAt()
                    ? WireValues.time(credential.getExpiresAt())
                    : Sent.nothing(),
                word));
      }
    };
  }
}
