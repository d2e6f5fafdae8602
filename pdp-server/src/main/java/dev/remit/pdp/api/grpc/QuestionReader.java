package dev.remit.pdp.api.grpc;

import dev.remit.lang.decide.Arguments;
import dev.remit.lang.decide.Question;
import dev.remit.lang.decide.Sent;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import dev.remit.pdp.config.EnforcementPoint;
import dev.remit.proto.v1.Call;
import dev.remit.proto.v1.Chain;
import dev.remit.proto.v1.Context;
import dev.remit.proto.v1.CredentialPart;
import dev.remit.proto.v1.Dataset;
import dev.remit.proto.v1.TaskPart;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a question off the wire. Each part gets its source here, by what the caller may vouch for;
 * nothing on the wire does that.
 */
final class QuestionReader {
  private final EnforcementPoint caller;

  QuestionReader(EnforcementPoint caller) {
    this.caller = caller;
  }

  Question read(Context context, Call call) {
    Question.Party agent = party(context.hasAgent(), context.getAgent(), caller::wordOnAgent);
    Question.Party principal =
        party(context.hasPrincipal(), context.getPrincipal(), caller::wordOn);
    Source word = Collections.min(List.of(agent.source(), principal.source()));
    return new Question(
        agent,
        principal,
        context.hasChain() ? chain(context.getChain(), word) : Sent.nothing(),
        context.hasTask() ? task(context.getTask(), word) : Sent.nothing(),
        context.hasCredential() ? credential(context.getCredential(), word) : Sent.nothing(),
        tool(call),
        arguments(call, word),
        call.hasDatasets()
            ? Sent.of(
                call.getDatasets().getDatasetsList().stream().map(QuestionReader::dataset).toList())
            : Sent.nothing(),
        word,
        call.getAccessesList().stream()
            .map(access ->
                new Question.StatedAccess(
                    text(access.getAction()),
                    access.hasDataset()
                        ? Optional.of(dataset(access.getDataset()))
                        : Optional.empty()))
            .toList(),
        call.getApprovalsList().stream()
            .map(approval -> new Question.PresentedApproval(approval.getId()))
            .toList(),
        new FactsReader(caller, word).read(context),
        caller.supports(),
        authenticated(context));
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
              text(hop.getDelegationId()),
              switch (hop.getParentCase()) {
                case PARENT_ID -> Sent.of(hop.getParentId());
                case NO_PARENT -> Sent.none();
                case PARENT_NOT_SET -> Sent.nothing();
              },
              text(hop.getTaskId()),
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

  private static Optional<Question.ToolRef> tool(Call call) {
    return call.hasTool()
        ? Optional.of(
            new Question.ToolRef(
                call.getTool().getServer(),
                call.getTool().getName(),
                text(call.getTool().getDefinitionDigest())))
        : Optional.empty();
  }

  private static Arguments arguments(Call call, Source word) {
    var arguments = call.getArguments();
    return switch (arguments.getFormCase()) {
      case JSON ->
          new Arguments.Raw(
              arguments.getJson().toByteArray(),
              arguments.getElidedList().stream()
                  .map(member ->
                      new Arguments.ElidedMember(
                          member.getName(), WireValues.elided(member.getValue())))
                  .toList(),
              arguments.getComplete(),
              word);
      case TYPED ->
          new Arguments.Typed(
              WireValues.members(arguments.getTyped()), arguments.getComplete(), word);
      case FORM_NOT_SET -> new Arguments.Missing();
    };
  }

  private static Question.DatasetRef dataset(Dataset dataset) {
    return new Question.DatasetRef(dataset.getName(), text(dataset.getPath()));
  }

  /** Proto3 sends no empty text: it is one that was not stated. */
  private static Optional<String> text(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
