package dev.remit.lang.check;

import dev.remit.lang.canonical.EmailText;
import dev.remit.lang.canonical.IdentityText;
import dev.remit.lang.canonical.UriText;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Type;
import dev.remit.lang.source.Span;
import java.util.Optional;

/**
 * Finds comparisons that never hold although their types fit, because what is read has one spelling
 * or a range.
 */
final class Possible {
  private final Problems problems;

  Possible(Problems problems) {
    this.problems = problems;
  }

  /** Whether the operand may ever equal the constant; that it may not is said. */
  boolean equal(TypedOperand operand, Value constant, Span span) {
    Optional<String> never =
        switch (constant) {
          case Value.Text(String text) -> never(operand, text);
          case Value.Int(long number) when isProperty(operand, new Type.Uri(), "port") ->
              number >= 1 && number <= 65_535
                  ? Optional.empty()
                  : Optional.of("a port is a number from 1 to 65535");
          default -> Optional.empty();
        };
    never.ifPresent(why ->
        problems.add(
            Code.NEVER_EQUAL, span, "`" + operand.shown() + "` never equals this: " + why));
    return never.isEmpty();
  }

  private static Optional<String> never(TypedOperand operand, String text) {
    if (isProperty(operand, new Type.Uri(), "scheme")) {
      return unless(
          UriText.isScheme(text), "a scheme is in lower case and without the colon after it");
    }
    if (isProperty(operand, new Type.Email(), "local")) {
      return unless(
          EmailText.isLocal(text), "what stands before the `@` is in lower case and plain");
    }
    if (isProperty(operand, new Type.Command(), "program")) {
      return unless(!text.isEmpty(), "a program has a name");
    }
    return switch (operand.key()) {
      case "agent.trust_domain" ->
          unless(
              IdentityText.isIssuer("spiffe://" + text)
                  || (IdentityText.isIssuer(text) && !IdentityText.isSpiffe(text)),
              "a trust domain is written without `spiffe://` and in lower case");
      case "principal.issuer" ->
          unless(
              IdentityText.isIssuer(text),
              "an issuer is an `https` URL or `spiffe://` and a trust domain, in lower case");
      default -> Optional.empty();
    };
  }

  private static Optional<String> unless(boolean possible, String why) {
    return possible ? Optional.empty() : Optional.of(why);
  }

  private static boolean isProperty(TypedOperand operand, Type owner, String name) {
    return operand.bare() instanceof TypedOperand.Field(var of, var field, var span)
        && of.type().equals(owner)
        && field.name().equals(name);
  }
}
