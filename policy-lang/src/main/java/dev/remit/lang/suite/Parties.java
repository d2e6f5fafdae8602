package dev.remit.lang.suite;

import dev.remit.lang.ast.Declaration.IdentityPattern;
import dev.remit.lang.ast.Expression;
import dev.remit.lang.ast.TestDeclaration.Written;
import dev.remit.lang.canonical.IdentityText;
import dev.remit.lang.decide.Scope;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.runtime.Value;
import java.util.List;
import java.util.Optional;

/** Identities and datasets as a test writes them. */
final class Parties {
  private Parties() {}

  static Optional<Value.Identity> identity(IdentityPattern written) {
    String subject = written.subject().text();
    return written
        .issuer()
        .map(issuer -> new Value.Identity(issuer.text(), subject))
        .filter(IdentityText::isIdentity)
        .or(() -> IdentityText.spiffe(subject).filter(any -> written.issuer().isEmpty()));
  }

  /** {@code crm.**}, {@code files at "/a/**"}, or {@code "crm.customers"}. */
  static Optional<Scope.DatasetBound> dataset(Written written, Findings findings) {
    return switch (written) {
      case Written.Plain(Expression value) when name(value).isPresent() ->
          Optional.of(new Scope.DatasetBound(name(value).get(), Optional.empty()));
      case Written.Placed(Expression value, var path, var span) when name(value).isPresent() ->
          Optional.of(new Scope.DatasetBound(name(value).get(), Optional.of(path.text())));
      default -> {
        findings.add(
            Code.TEST_VALUE,
            written.span(),
            "this is no dataset",
            "write its name or a pattern, as in crm.** or files at \"/a/**\"");
        yield Optional.empty();
      }
    };
  }

  /** A dotted name or pattern, or a text. */
  static Optional<String> name(Expression value) {
    return switch (value) {
      case Expression.Reference(var name) -> Optional.of(String.join(".", name.texts()));
      case Expression.PatternLiteral(var pattern) ->
          Optional.of(String.join(".", pattern.segments()));
      case Expression.StringLiteral(var text, var span) -> Optional.of(text);
      default -> Optional.empty();
    };
  }

  static Optional<List<Written>> elements(Written written) {
    return written instanceof Written.Elements(var elements, var span)
        ? Optional.of(elements)
        : Optional.empty();
  }
}
