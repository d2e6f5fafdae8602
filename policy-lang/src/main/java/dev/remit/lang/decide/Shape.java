package dev.remit.lang.decide;

import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.AttributeModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Step 1: the question is whole, canonical and within the limits, and its ids come from {@code
 * vouched} or better. Nothing is rewritten, and whatever a question holds, it is answered.
 */
public final class Shape {
  /** A call to decide, or why there is none. */
  public sealed interface Result {
    record WellFormed(Call call) implements Result {}

    record Malformed(Decision.Reason reason) implements Result {}
  }

  private final AttributeModel model;
  private final Set<String> actions;

  Shape(AttributeModel model) {
    this.model = model;
    this.actions = ActionWords.of(model);
  }

  /** Checks a question against the attributes of the bundle that is to decide it. */
  public static Result check(Question question, AttributeModel model) {
    return new Shape(model).check(question);
  }

  Result check(Question question) {
    Violations violations = new Violations();
    Optional<Value.Identity> agent = party(question.agent(), "agent", violations);
    Optional<Value.Identity> principal = party(question.principal(), "principal", violations);
    List<Call.Hop> chain = new ChainShape(model, actions, violations).hops(question.chain());
    Optional<Call.Task> task = task(question.task(), violations);
    Optional<Call.Credential> credential = credential(question.credential(), violations);
    Optional<Value.Tool> tool = tool(question.tool(), violations);
    Json.Object arguments = new ArgumentShape(violations).members(question.arguments());
    DataShape data = new DataShape(actions, violations);
    Optional<List<Call.Dataset>> datasets = data.datasets(question.datasets());
    List<Call.Stated> stated = data.stated(question.stated());
    List<String> approvals = approvals(question.approvals(), violations);
    List<Question.Statement> facts = new FactShape(model, violations).facts(question.facts());
    if (!violations.none() || agent.isEmpty() || principal.isEmpty() || tool.isEmpty()) {
      return new Result.Malformed(
          Decision.Reason.of(ReasonCode.MALFORMED, "the request is not well-formed")
              .withViolations(violations.list()));
    }
    Optional<String> unauthenticated = unauthenticated(question);
    if (unauthenticated.isPresent()) {
      return new Result.Malformed(
          Decision.Reason.of(ReasonCode.UNAUTHENTICATED, "nobody who may say so says who this is")
              .withFact(unauthenticated.get()));
    }
    return new Result.WellFormed(
        new Call(
            agent.get(),
            principal.get(),
            question.principalAuthenticated(),
            chain,
            task,
            credential,
            tool.get(),
            question.tool().flatMap(Question.ToolRef::definitionDigest),
            arguments,
            question.arguments().complete() && counts(question.arguments().source()),
            counts(question.datasetsSource()) ? datasets : Optional.empty(),
            stated,
            approvals,
            facts,
            question.supported()));
  }

  /** The same call of another tool; empty where that tool is not canonical. */
  static Optional<Call> of(Call call, Optional<Question.ToolRef> other) {
    Violations violations = new Violations();
    Optional<Value.Tool> tool = tool(other, violations);
    return violations.none()
        ? tool.map(each -> call.withTool(each, other.flatMap(Question.ToolRef::definitionDigest)))
        : Optional.empty();
  }

  private static boolean counts(Source source) {
    return source.compareTo(Source.VOUCHED) >= 0;
  }

  /** The first id that comes from somebody's bare word. */
  private static Optional<String> unauthenticated(Question question) {
    if (!counts(question.agent().source())) {
      return Optional.of("agent");
    }
    if (!counts(question.principal().source())) {
      return Optional.of("principal");
    }
    if (question.task() instanceof Sent.Value<Question.TaskClaim>(var task)
        && !counts(task.source())) {
      return Optional.of("task");
    }
    return question.credential() instanceof Sent.Value<Question.CredentialClaim>(var credential)
            && !counts(credential.source())
        ? Optional.of("credential")
        : Optional.empty();
  }

  private static Optional<Value.Identity> party(
      Question.Party party, String field, Violations violations) {
    return violations
        .required(party.identity(), field)
        .flatMap(identity ->
            violations.checked(
                identity,
                CanonicalNames.isIdentity(identity),
                field,
                "is not a canonical identity"));
  }

  private static Optional<Call.Task> task(Sent<Question.TaskClaim> sent, Violations violations) {
    return switch (sent) {
      case Sent.Nothing<Question.TaskClaim> nothing -> {
        violations.add("task", "is required; `none` if there is none");
        yield Optional.empty();
      }
      case Sent.None<Question.TaskClaim> none -> Optional.empty();
      case Sent.Value<Question.TaskClaim>(var claim) -> {
        violations.id(claim.id(), "task.id");
        if (claim.parent() instanceof Sent.Value<String>(String parent)) {
          violations.id(parent, "task.parent");
        }
        time(claim.deadline(), "task.deadline", violations);
        yield Optional.of(
            new Call.Task(claim.id(), claim.parent(), claim.deadline(), claim.source()));
      }
    };
  }

  private static Optional<Call.Credential> credential(
      Sent<Question.CredentialClaim> sent, Violations violations) {
    return switch (sent) {
      case Sent.Nothing<Question.CredentialClaim> nothing -> {
        violations.add("credential", "is required; `none` if there is none");
        yield Optional.empty();
      }
      case Sent.None<Question.CredentialClaim> none -> Optional.empty();
      case Sent.Value<Question.CredentialClaim>(var claim) -> {
        violations.id(claim.id(), "credential.id");
        time(claim.expiresAt(), "credential.expires_at", violations);
        yield Optional.of(new Call.Credential(claim.id(), claim.expiresAt(), claim.source()));
      }
    };
  }

  private static void time(Sent<java.time.Instant> sent, String field, Violations violations) {
    if (sent instanceof Sent.Value<java.time.Instant>(var time)) {
      violations.checked(time, Times.inRange(time), field, "is not in the years 1 to 9999");
    }
  }

  private static Optional<Value.Tool> tool(Optional<Question.ToolRef> sent, Violations violations) {
    Optional<Question.ToolRef> tool = violations.required(sent, "tool");
    tool.ifPresent(ref -> {
      String problem = "is not a canonical tool name";
      violations.checked(ref, CanonicalNames.isToolPart(ref.server()), "tool.server", problem);
      violations.checked(ref, CanonicalNames.isToolPart(ref.name()), "tool.name", problem);
      ref.definitionDigest()
          .ifPresent(digest ->
              violations.checked(
                  digest,
                  CanonicalNames.isDigest(digest),
                  "tool.definition_digest",
                  "is not `sha256:` and 64 lower-case hexadecimal digits"));
    });
    return tool.map(ref -> new Value.Tool(ref.server(), ref.name()));
  }

  private static List<String> approvals(
      List<Question.PresentedApproval> presented, Violations violations) {
    if (presented.size() > Limits.APPROVALS) {
      violations.add("approvals", "are more than " + Limits.APPROVALS);
      return List.of();
    }
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < presented.size(); i++) {
      violations.id(presented.get(i).id(), "approvals[" + i + "].id").ifPresent(ids::add);
    }
    return ids.stream().distinct().sorted().toList();
  }
}
