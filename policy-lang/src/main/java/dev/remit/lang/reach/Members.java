package dev.remit.lang.reach;

import dev.remit.lang.runtime.Truth;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.IdentityPattern;
import dev.remit.lang.schema.NamePattern;
import java.util.List;
import java.util.Optional;

/**
 * Values listed or described by patterns; or, {@code outside}, all others.
 *
 * @param parts a value is in the set if it is in any of these
 */
record Members(List<Part> parts, boolean outside) implements ValueSet {
  private static final int FEW = 16;

  Members {
    parts = List.copyOf(parts);
  }

  /** Some of the values. */
  sealed interface Part {
    record One(Value value) implements Part {}

    record Named(NamePattern pattern) implements Part {}

    record Who(IdentityPattern pattern) implements Part {}

    /** A path, a name, a domain or a network, and all that lies under it. */
    record Under(Value parent) implements Part {}
  }

  boolean isEmpty() {
    return !outside && parts.isEmpty();
  }

  Members not() {
    return new Members(parts, !outside);
  }

  boolean isWithin(Members other) {
    if (outside) {
      return other.outside && new Members(other.parts, false).isWithin(new Members(parts, false));
    }
    return parts.stream()
        .allMatch(part ->
            other.outside
                ? other.parts.stream().allMatch(their -> disjoint(part, their))
                : other.parts.stream().anyMatch(their -> includes(their, part)));
  }

  private static boolean includes(Part whole, Part part) {
    return switch (whole) {
      case Part.One(Value value) ->
          switch (part) {
            case Part.One(Value other) -> value.equals(other);
            case Part.Named(NamePattern pattern) -> isExact(pattern) && matches(pattern, value);
            case Part.Who who -> false;
            case Part.Under under -> false;
          };
      case Part.Named(NamePattern pattern) ->
          switch (part) {
            case Part.One(Value other) -> matches(pattern, other);
            case Part.Named(NamePattern other) -> pattern.includes(other);
            case Part.Who who -> false;
            case Part.Under under -> false;
          };
      case Part.Who(IdentityPattern pattern) ->
          switch (part) {
            case Part.One(Value.Identity other) -> pattern.matches(other);
            case Part.Who(IdentityPattern other) ->
                pattern.issuer().equals(other.issuer())
                    && pattern.subject().includes(other.subject());
            default -> false;
          };
      case Part.Under(Value parent) ->
          switch (part) {
            case Part.One(Value other) -> isUnder(other, parent);
            case Part.Under(Value other) -> isUnder(other, parent);
            default -> false;
          };
    };
  }

  /** Whether where one holds the other is known not to. */
  private static boolean disjoint(Part left, Part right) {
    return switch (left) {
      case Part.One(Value value) ->
          switch (right) {
            case Part.One(Value other) -> areApart(value, other);
            case Part.Named(NamePattern pattern) -> !matches(pattern, value);
            case Part.Who(IdentityPattern pattern) ->
                value instanceof Value.Identity identity && !pattern.matches(identity);
            case Part.Under(Value parent) -> isElsewhere(value, parent);
          };
      case Part.Named(NamePattern pattern) ->
          switch (right) {
            case Part.Named(NamePattern other) -> !meet(pattern, other);
            case Part.One one -> disjoint(right, left);
            default -> false;
          };
      case Part.Who(IdentityPattern pattern) ->
          switch (right) {
            case Part.Who(IdentityPattern other) ->
                !pattern.issuer().equals(other.issuer())
                    || !meet(pattern.subject(), other.subject());
            case Part.One one -> disjoint(right, left);
            default -> false;
          };
      case Part.Under(Value parent) ->
          switch (right) {
            case Part.Under(Value other) ->
                isElsewhere(parent, other) && isElsewhere(other, parent);
            case Part.One one -> disjoint(right, left);
            default -> false;
          };
    };
  }

  private static boolean matches(NamePattern pattern, Value value) {
    return switch (value) {
      case Value.Name name -> pattern.matches(name);
      case Value.Tool tool -> pattern.matches(tool);
      default -> false;
    };
  }

  private static boolean isUnder(Value value, Value parent) {
    return under(value, parent) == Truth.TRUE;
  }

  private static boolean isElsewhere(Value value, Value parent) {
    return under(value, parent) == Truth.FALSE;
  }

  private static Truth under(Value value, Value parent) {
    return switch (value) {
      case Value.Path path when parent instanceof Value.Path above -> path.under(above);
      case Value.Name(List<String> name) when parent instanceof Value.Name(List<String> above) ->
          Truth.of(name.size() >= above.size() && name.subList(0, above.size()).equals(above));
      case Value.Domain domain when parent instanceof Value.Domain above ->
          Truth.of(domain.isUnder(above));
      case Value.Cidr network when parent instanceof Value.Cidr above ->
          Truth.of(network.isUnder(above));
      case Value.Ip address when parent instanceof Value.Cidr network ->
          Truth.of(network.contains(address));
      default -> Truth.FALSE;
    };
  }

  private static boolean areApart(Value value, Value other) {
    if (value instanceof Value.Path mine && other instanceof Value.Path theirs) {
      return mine.same(theirs) == Truth.FALSE;
    }
    return !value.equals(other);
  }

  private static boolean isExact(NamePattern pattern) {
    return pattern.segments().stream().noneMatch(segment -> segment.startsWith("*"));
  }

  /** Whether a name may match both. */
  private static boolean meet(NamePattern left, NamePattern right) {
    boolean leftOpen = left.segments().getLast().equals("**");
    boolean rightOpen = right.segments().getLast().equals("**");
    int leftFixed = left.segments().size() - (leftOpen ? 1 : 0);
    int rightFixed = right.segments().size() - (rightOpen ? 1 : 0);
    boolean lengths =
        leftOpen
            ? rightOpen || rightFixed > leftFixed
            : rightOpen ? leftFixed > rightFixed : leftFixed == rightFixed;
    for (int i = 0; lengths && i < Math.min(leftFixed, rightFixed); i++) {
      String mine = left.segments().get(i);
      String theirs = right.segments().get(i);
      lengths = mine.equals("*") || theirs.equals("*") || mine.equals(theirs);
    }
    return lengths;
  }

  @Override
  public Optional<List<Object>> few() {
    boolean listed =
        !outside && parts.size() <= FEW && parts.stream().allMatch(Part.One.class::isInstance);
    return listed ? Optional.of(List.copyOf(parts)) : Optional.empty();
  }
}
