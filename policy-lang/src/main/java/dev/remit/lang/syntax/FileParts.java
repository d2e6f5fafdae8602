package dev.remit.lang.syntax;

import dev.remit.lang.syntax.grammar.PolicyParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/**
 * The parts of a file that parse, in their order, and the stretches of tokens between them that do
 * not.
 */
record FileParts(
    Optional<PolicyParser.PackageDeclarationContext> header,
    List<PolicyParser.ImportDeclarationContext> imports,
    List<Part> declarations,
    List<Stretch> unread) {

  /** From the first token to the last, both included. */
  record Stretch(Token first, Token last) {}

  sealed interface Part {}

  record Whole(PolicyParser.DeclarationContext declaration) implements Part {}

  /** A {@code for} whose header parses, and those of its rules that do. */
  record ForRules(
      Stretch place,
      List<PolicyParser.HeaderClauseContext> header,
      List<PolicyParser.PolicyRuleContext> rules)
      implements Part {}

  /** The parts of a file that parses as a whole. */
  static FileParts of(PolicyParser.PolicyFileContext file) {
    List<Part> parts = new ArrayList<>();
    for (PolicyParser.DeclarationContext declaration : file.declaration()) {
      PolicyParser.ForBlockContext block = declaration.forBlock();
      parts.add(
          block == null
              ? new Whole(declaration)
              : new ForRules(
                  new Stretch(block.getStart(), block.getStop()),
                  block.headerClause(),
                  block.policyRule()));
    }
    return new FileParts(
        Optional.ofNullable(file.packageDeclaration()), file.importDeclaration(), parts, List.of());
  }
}
