package dev.remit.lang.syntax;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Name;
import dev.remit.lang.ast.PolicyFile;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.syntax.grammar.PolicyParser;
import java.util.List;
import java.util.Optional;

/** Builds a file: which builder has which declaration. */
final class FileBuilder {
  private final Offsets offsets;
  private final Literals literals;
  private final ExpressionBuilder expressions;
  private final RuleBuilder rules;
  private final ToolBuilder tools;
  private final DeclarationBuilder declarations;

  FileBuilder(Offsets offsets, List<Diagnostic> found) {
    this.offsets = offsets;
    this.literals = new Literals(offsets, found);
    TypeBuilder types = new TypeBuilder(offsets, literals, found);
    this.expressions = new ExpressionBuilder(offsets, literals, types, found);
    this.rules = new RuleBuilder(offsets, literals, expressions, found);
    this.declarations = new DeclarationBuilder(offsets, literals, expressions, types, found);
    this.tools = new ToolBuilder(offsets, literals, expressions, types, found);
  }

  PolicyFile file(PolicyParser.PolicyFileContext context) {
    PolicyParser.PackageDeclarationContext header = context.packageDeclaration();
    return new PolicyFile(
        literals.name(header.dotted()),
        header.governs().stream().map(this::governs).toList(),
        context.importDeclaration().stream().map(this::imported).toList(),
        context.declaration().stream().map(this::declaration).toList(),
        offsets.span(context));
  }

  private PolicyFile.Governs governs(PolicyParser.GovernsContext context) {
    return new PolicyFile.Governs(
        context.TOOL() == null
            ? PolicyFile.Governs.Subject.DATASET
            : PolicyFile.Governs.Subject.TOOL,
        literals.pattern(context.dotted()),
        offsets.span(context));
  }

  private PolicyFile.Import imported(PolicyParser.ImportDeclarationContext context) {
    return new PolicyFile.Import(
        literals.name(context.dotted()),
        Optional.<PolicyParser.WordContext>ofNullable(context.word()).map(literals::declared),
        context.WITH() == null
            ? Optional.empty()
            : Optional.of(expressions.arguments(context.argument())),
        offsets.span(context));
  }

  private Declaration declaration(PolicyParser.DeclarationContext context) {
    if (context.group() != null) {
      return declarations.group(context.group());
    } else if (context.parameter() != null) {
      return declarations.parameter(context.parameter());
    } else if (context.actions() != null) {
      return new Declaration.Actions(words(context.actions().word()), offsets.span(context));
    } else if (context.toolsFile() != null) {
      return tools.file(context.toolsFile());
    } else if (context.datasetsFile() != null) {
      return new Declaration.DatasetsFile(
          literals.text(context.datasetsFile().STRING().getSymbol()), offsets.span(context));
    } else if (context.agentsFile() != null) {
      return new Declaration.AgentsFile(
          literals.text(context.agentsFile().STRING().getSymbol()), offsets.span(context));
    } else if (context.obligationType() != null) {
      return declarations.obligation(context.obligationType());
    } else if (context.schedule() != null) {
      return declarations.schedule(context.schedule());
    } else if (context.dates() != null) {
      return declarations.dates(context.dates());
    } else if (context.data() != null) {
      return declarations.data(context.data());
    } else if (context.row() != null) {
      return new Declaration.Row(
          literals.name(context.row().dotted()),
          expressions.primary(context.row().primary()),
          properties(context.row().property()),
          offsets.span(context));
    } else if (context.labels() != null) {
      return new Declaration.Labels(words(context.labels().word()), offsets.span(context));
    } else if (context.enumType() != null) {
      return declarations.enumType(context.enumType());
    } else if (context.attribute() != null) {
      return declarations.attribute(context.attribute());
    } else if (context.tool() != null) {
      return tools.tool(context.tool());
    } else if (context.dataset() != null) {
      return dataset(context.dataset());
    } else if (context.agent() != null) {
      return new Declaration.Agent(
          declarations.identity(context.agent().identityPattern()),
          properties(context.agent().property()),
          offsets.span(context));
    } else if (context.define() != null) {
      return declarations.define(context.define());
    } else if (context.forBlock() != null) {
      return rules.forBlock(context.forBlock());
    }
    return rules.rule(context.policyRule());
  }

  private Declaration dataset(PolicyParser.DatasetContext context) {
    return new Declaration.Dataset(
        literals.name(context.dotted()),
        Optional.ofNullable(context.STRING()).map(at -> literals.text(at.getSymbol())),
        properties(context.property()),
        offsets.span(context));
  }

  private List<Declaration.Property> properties(List<PolicyParser.PropertyContext> properties) {
    return properties.stream()
        .map(property ->
            new Declaration.Property(
                literals.segment(property.word()),
                expressions.operand(property.operand()),
                offsets.span(property)))
        .toList();
  }

  private List<Name.Segment> words(List<PolicyParser.WordContext> words) {
    return words.stream().map(literals::declared).toList();
  }
}
