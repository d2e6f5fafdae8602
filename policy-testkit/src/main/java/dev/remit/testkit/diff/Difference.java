package dev.remit.testkit.diff;

import dev.remit.lang.decide.Decision;
import dev.remit.lang.decide.ReasonCode;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** How two bundles decide otherwise; requests of which it is the same are of one group. */
public record Difference(Kind kind, Set<Aspect> aspects, Verdict before, Verdict after) {
  public Difference {
    aspects = Set.copyOf(aspects);
  }

  /** In the order in which they are shown. */
  public enum Kind {
    ALLOWED("newly allowed"),
    DENIED("newly denied"),
    CHANGED("otherwise changed");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /** A decision without what differs from request to request. */
  public record Verdict(boolean allow, ReasonCode code, Optional<String> rule) {
    static Verdict of(Decision decision) {
      return new Verdict(
          decision instanceof Decision.Allow,
          decision.reason().code(),
          decision.reason().rule().map(Decision.RuleRef::id));
    }

    @Override
    public String toString() {
      return (allow ? "allow" : "deny " + code) + rule.map(id -> " by " + id).orElse("");
    }
  }

  /** Empty where they decide the same. */
  static Optional<Difference> of(Decision before, Decision after, Obliged obliged) {
    Verdict was = Verdict.of(before);
    Verdict is = Verdict.of(after);
    Set<Aspect> aspects = Aspects.of(before, after, obliged);
    if (was.allow() == is.allow() && aspects.isEmpty()) {
      return Optional.empty();
    }
    Kind kind = was.allow() == is.allow() ? Kind.CHANGED : is.allow() ? Kind.ALLOWED : Kind.DENIED;
    return Optional.of(new Difference(kind, aspects, was, is));
  }

  /** Whether more may be done than before. */
  public boolean widens() {
    return kind == Kind.ALLOWED || aspects.stream().anyMatch(Aspect::widens);
  }

  /** Its aspects in their order, what widens first. */
  public Set<Aspect> ordered() {
    EnumSet<Aspect> ordered = EnumSet.noneOf(Aspect.class);
    ordered.addAll(aspects);
    return ordered;
  }
}
