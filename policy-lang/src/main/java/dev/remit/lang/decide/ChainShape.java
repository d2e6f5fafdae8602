package dev.remit.lang.decide;

import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.AttributeModel;
import dev.remit.lang.schema.CoreModel;
import dev.remit.lang.schema.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Step 1 for the chain: each hop has each of its bounds. What the bounds say is step 3. */
final class ChainShape {
  private final Type assurance;
  private final ScopeShape scopes;
  private final Violations violations;

  ChainShape(AttributeModel model, Set<String> actions, Violations violations) {
    this.assurance =
        model
            .attribute("hop.assurance")
            .map(attribute -> attribute.type())
            .orElse(CoreModel.ASSURANCE);
    this.scopes = new ScopeShape(actions, violations);
    this.violations = violations;
  }

  /** The hops that are whole; if one is not, a violation says so. */
  List<Call.Hop> hops(Sent<List<Question.Hop>> sent) {
    return switch (sent) {
      case Sent.Nothing<List<Question.Hop>> nothing -> {
        violations.add("chain", "is required; empty if the principal acts itself");
        yield List.of();
      }
      case Sent.None<List<Question.Hop>> none -> List.of();
      case Sent.Value<List<Question.Hop>>(var hops) -> hops(hops);
    };
  }

  private List<Call.Hop> hops(List<Question.Hop> hops) {
    if (hops.size() > Limits.HOPS) {
      violations.add("chain.hops", "are more than " + Limits.HOPS);
      return List.of();
    }
    List<Call.Hop> checked = new ArrayList<>();
    for (int i = 0; i < hops.size(); i++) {
      hop(hops.get(i), "chain.hops[" + i + "]").ifPresent(checked::add);
    }
    return checked;
  }

  private Optional<Call.Hop> hop(Question.Hop hop, String at) {
    Optional<Value.Identity> from = identity(hop.from(), at + ".from");
    Optional<Value.Identity> to = identity(hop.to(), at + ".to");
    Optional<String> delegation = id(hop.delegation(), at + ".delegation_id");
    Optional<Optional<String>> parent = parent(hop.parent(), at + ".parent");
    Optional<String> task = id(hop.task(), at + ".task_id");
    Optional<CheckedScope> scope =
        violations
            .required(hop.scope(), at + ".scope")
            .flatMap(sent -> scopes.scope(sent, at + ".scope"));
    Optional<Instant> notBefore = time(hop.notBefore(), at + ".not_before");
    Optional<Instant> expiresAt = time(hop.expiresAt(), at + ".expires_at");
    if (hop.purpose() instanceof Sent.Value<String>(String purpose)) {
      violations.checked(
          purpose, CanonicalNames.isWord(purpose), at + ".purpose", "is not printable ASCII");
    }
    if (hop.assurance() instanceof Sent.Value<String>(String level)) {
      boolean known = assurance instanceof Type.EnumOf levels && levels.values().contains(level);
      violations.checked(level, known, at + ".assurance", "is no level of assurance");
    }
    if (from.isEmpty()
        || to.isEmpty()
        || delegation.isEmpty()
        || parent.isEmpty()
        || task.isEmpty()
        || scope.isEmpty()
        || notBefore.isEmpty()
        || expiresAt.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Call.Hop(
            from.get(),
            to.get(),
            delegation.get(),
            parent.get(),
            task.get(),
            scope.get(),
            hop.purpose(),
            notBefore.get(),
            expiresAt.get(),
            hop.assurance(),
            hop.trust()));
  }

  private Optional<Value.Identity> identity(Optional<Value.Identity> sent, String field) {
    return violations
        .required(sent, field)
        .flatMap(found ->
            violations.checked(
                found, CanonicalNames.isIdentity(found), field, "is not a canonical identity"));
  }

  private Optional<String> id(Optional<String> sent, String field) {
    return violations.required(sent, field).flatMap(found -> violations.id(found, field));
  }

  /** Empty for a fault, which is noted; empty inside for a hop that says it has none. */
  @SuppressWarnings("OptionalMapToOptional")
  private Optional<Optional<String>> parent(Sent<String> sent, String field) {
    return switch (sent) {
      case Sent.Nothing<String> nothing -> {
        violations.add(field, "is required; `none` on the first hop");
        yield Optional.empty();
      }
      case Sent.None<String> none -> Optional.of(Optional.empty());
      case Sent.Value<String>(String id) -> violations.id(id, field).map(Optional::of);
    };
  }

  private Optional<Instant> time(Optional<Instant> sent, String field) {
    return violations
        .required(sent, field)
        .flatMap(found ->
            violations.checked(
                found, Times.inRange(found), field, "is not in the years 1 to 9999"));
  }
}
