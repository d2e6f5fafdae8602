package dev.remit.lang.schema;

import dev.remit.lang.runtime.Value;
import java.util.List;

/** An exact issuer, and a segment pattern over the subject's {@code /}-separated segments. */
public record IdentityPattern(String issuer, NamePattern subject) {
  public boolean matches(Value.Identity identity) {
    return issuer.equals(identity.issuer())
        && subject.matches(List.of(identity.subject().split("/", -1)));
  }
}
