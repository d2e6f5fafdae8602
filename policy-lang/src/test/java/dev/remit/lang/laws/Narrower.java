package dev.remit.lang.laws;

import dev.remit.lang.decide.Decision;
import dev.remit.lang.decide.Decision.Allow;
import dev.remit.lang.decide.Decision.Deny;
import dev.remit.lang.decide.Decision.Obligation;
import dev.remit.lang.runtime.Value;
import java.util.Optional;

/** Whether one answer gives no more than another. */
final class Narrower {
  private Narrower() {}

  /** What {@code after} gives too much; empty where it gives no more than {@code before}. */
  static Optional<String> excess(Decision before, Decision after) {
    return switch (after) {
      case Deny denied -> Optional.empty();
      case Allow allowed ->
          switch (before) {
            case Deny denied -> Optional.of("a DENY became an ALLOW");
            case Allow allowedBefore -> excess(allowedBefore, allowed);
          };
    };
  }

  private static Optional<String> excess(Allow before, Allow after) {
    for (Obligation obligation : before.obligations()) {
      if (after.obligations().stream().noneMatch(each -> isNoWeaker(each, obligation))) {
        return Optional.of("the obligation " + obligation + " was lost or weakened");
      }
    }
    boolean onceBefore = before.grant().uses().isPresent();
    boolean onceAfter = after.grant().uses().isPresent();
    boolean longer = after.grant().expiresAt().isAfter(before.grant().expiresAt());
    if (onceBefore ? !onceAfter : longer && !onceAfter) {
      return Optional.of("the grant became wider");
    }
    if (onceBefore && onceAfter && longer) {
      return Optional.of("the grant became longer");
    }
    return Optional.empty();
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
                    Optional.ofNullable(after.fields().get(field.getKey())), field.getValue()));
  }

  private static boolean isNoWeaker(Optional<Value> after, Value before) {
    if (after.isEmpty()) {
      return false;
    }
    return switch (before) {
      case Value.Many(var elements) ->
          after.get() instanceof Value.Many(var more) && more.containsAll(elements);
      case Value.Int(long most) -> after.get() instanceof Value.Int(long number) && number <= most;
      default -> after.get().equals(before);
    };
  }
}
