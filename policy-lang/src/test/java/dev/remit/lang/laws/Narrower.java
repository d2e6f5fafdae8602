package dev.remit.lang.laws;

import dev.remit.lang.decide.Decision;
import dev.remit.lang.decide.Decision.Allow;
import dev.remit.lang.decide.Decision.Deny;
import dev.remit.lang.decide.Decision.Obligation;
import dev.remit.lang.runtime.Value;
import java.util.Optional;
import java.util.Set;

/**
 * Whether one answer gives no more than another. Grants are compared as "one permit decides" orders
 * them: by the deciding permits as written, any without {@code once} wider than any with it.
 *
 * @param once the ids of the permits that say {@code once}
 */
record Narrower(Set<String> once) {

  /** What {@code after} gives too much; empty where it gives no more than {@code before}. */
  Optional<String> excess(Decision before, Decision after) {
    return switch (after) {
      case Deny denied -> Optional.empty();
      case Allow allowed ->
          switch (before) {
            case Deny denied -> Optional.of("a DENY became an ALLOW");
            case Allow allowedBefore -> excess(allowedBefore, allowed);
          };
    };
  }

  private Optional<String> excess(Allow before, Allow after) {
    for (Obligation obligation : before.obligations()) {
      if (after.obligations().stream().noneMatch(each -> isNoWeaker(each, obligation))) {
        return Optional.of("the obligation " + obligation + " was lost or weakened");
      }
    }
    if (before.grant().uses().isPresent() && after.grant().uses().isEmpty()) {
      return Optional.of("the grant became one for any number of uses");
    }
    boolean onceBefore = isOnce(before);
    boolean onceAfter = isOnce(after);
    if (onceBefore && !onceAfter) {
      return Optional.of("a wider permit decides");
    }
    if (onceBefore == onceAfter && after.grant().expiresAt().isAfter(before.grant().expiresAt())) {
      return Optional.of("the grant became longer");
    }
    return Optional.empty();
  }

  private boolean isOnce(Allow allow) {
    return once.contains(allow.reason().rule().orElseThrow().id());
  }

  /** Whether {@code after} may be used again for longer than {@code before}. */
  static boolean lastsLonger(Decision before, Decision after) {
    return before instanceof Allow earlier
        && after instanceof Allow later
        && later.validUntil().isPresent()
        && (earlier.validUntil().isEmpty()
            || later.validUntil().get().isAfter(earlier.validUntil().get()));
  }

  private static boolean isNoWeaker(Obligation after, Obligation before) {
    return after.type().equals(before.type())
        && before.fields().entrySet().stream()
            .allMatch(field ->
                isNoWeaker(
                    field.getKey(),
                    Optional.ofNullable(after.fields().get(field.getKey())),
                    field.getValue()));
  }

  private static boolean isNoWeaker(String field, Optional<Value> after, Value before) {
    if (after.isEmpty()) {
      return false;
    }
    return switch (before) {
      case Value.Many(var elements) ->
          after.get() instanceof Value.Many(var more) && more.containsAll(elements);
      case Value.Int(long least) when field.equals("level") ->
          after.get() instanceof Value.Int(long number) && number >= least;
      case Value.Int(long most) -> after.get() instanceof Value.Int(long number) && number <= most;
      default -> after.get().equals(before);
    };
  }
}
