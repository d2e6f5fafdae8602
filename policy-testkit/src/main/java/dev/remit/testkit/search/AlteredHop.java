package dev.remit.testkit.search;

import dev.remit.lang.decide.Question.Hop;
import dev.remit.lang.decide.Sent;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import java.time.Instant;
import java.util.Optional;

/** A hop, and the same but for some of its parts. */
final class AlteredHop {
  private final Hop of;
  private Optional<Value.Identity> from;
  private Optional<Value.Identity> to;
  private Sent<String> purpose;
  private Sent<String> assurance;
  private Optional<Instant> expiresAt;
  private Source trust;

  AlteredHop(Hop of) {
    this.of = of;
    this.from = of.from();
    this.to = of.to();
    this.purpose = of.purpose();
    this.assurance = of.assurance();
    this.expiresAt = of.expiresAt();
    this.trust = of.trust();
  }

  /** Whichever end it is that is {@code before}, becomes the other. */
  AlteredHop renamed(Optional<Value.Identity> before, Value.Identity after) {
    from = from.equals(before) ? Optional.of(after) : from;
    to = to.equals(before) ? Optional.of(after) : to;
    return this;
  }

  AlteredHop purpose(String other) {
    purpose = Sent.of(other);
    return this;
  }

  AlteredHop assurance(String other) {
    assurance = Sent.of(other);
    return this;
  }

  AlteredHop expiresAt(Instant other) {
    expiresAt = Optional.of(other);
    return this;
  }

  AlteredHop trust(Source other) {
    trust = other;
    return this;
  }

  Hop hop() {
    return new Hop(
        from,
        to,
        of.delegation(),
        of.parent(),
        of.task(),
        of.scope(),
        purpose,
        of.notBefore(),
        expiresAt,
        assurance,
        trust);
  }
}
