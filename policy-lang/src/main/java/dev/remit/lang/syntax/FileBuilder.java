package dev.remit.lang.syntax;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Name;
import dev.remit.lang.ast.PolicyFile;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.syntax.grammar.PolicyParser;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** Builds a file and its declarations but for tools and rules. */
final class FileBuilder {
  private final Offsets offsets;
  private final Literals literals;
  private final ExpressionBuilder expressions;
  private final RuleBuilder rules;
  private final ToolBuilder tools;
  private final TypeBuilder types;

  FileBuilder(Offsets offsets, List<Diagnostic> found) {
    this.offsets = offsets;
    this.literals = new Literals(offsets, found);
    this.types = new TypeBuilder(offsets, literals, found);
    this.expressions = new ExpressionBuilder(offsets, literals, types, found);
    this.rules = new RuleBuilder(offsets, literals, expressions, found);
    this.tools = new ToolBuilder(offsets, literals, expressions, types, found);
  }

  PolicyFile file(PolicyParser.PolicyFileContext context) {
    PolicyParser.PackageDeclarationContext header = context.packageDeclaration();
    return new PolicyFile(
        literals.name(header.dotted()),
        header.governs().stream().map(this::governs).toList(),
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

  private Declaration declaration(PolicyParser.DeclarationContext context) {
    if (context.group() != null) {
      return group(context.group());
    } else if (context.labels() != null) {
      return new Declaration.Labels(words(context.labels().word()), offsets.span(context));
    } else if (context.enumType() != null) {
      return enumType(context.enumType());
    } else if (context.attribute() != null) {
      PolicyParser.AttributeContext attribute = context.attribute();
      return new Declaration.Attribute(
          literals.name(attribute.dotted()),
          types.type(attribute.typeName()),
          literals.segment(attribute.word()),
          offsets.span(context));
    } else if (context.tool() != null) {
      return tools.tool(context.tool());
    } else if (context.dataset() != null) {
      return dataset(context.dataset());
    } else if (context.agent() != null) {
      return new Declaration.Agent(
          identity(context.agent().identityPattern()),
          properties(context.agent().property()),
          offsets.span(context));
    } else if (context.define() != null) {
      return new Declaration.Define(
          literals.declared(context.define().word()),
          expressions.condition(context.define().condition()),
          offsets.span(context));
    } else if (context.forBlock() != null) {
      return rules.forBlock(context.forBlock());
    }
    return rules.rule(context.policyRule());
  }

  private Declaration group(PolicyParser.GroupContext context) {
    return new Declaration.Group(
        context.AGENTS() == null
            ? Declaration.Group.Members.PRINCIPALS
            : Declaration.Group.Members.AGENTS,
        literals.declared(context.word()),
        context.identityPattern().stream().map(this::identity).toList(),
        offsets.span(context));
  }

  private Declaration.IdentityPattern identity(PolicyParser.IdentityPatternContext context) {
    Token first = context.STRING(0).getSymbol();
    boolean pair = context.STRING().size() > 1;
    return new Declaration.IdentityPattern(
        pair ? Optional.of(literals.text(first)) : Optional.empty(),
        literals.text(pair ? context.STRING(1).getSymbol() : first),
        offsets.span(context));
  }

  private Declaration enumType(PolicyParser.EnumTypeContext context) {
    return new Declaration.EnumType(
        literals.declared(context.word()),
        context.ORDERED() != null,
        context.enumValue().stream().map(literals::segment).toList(),
        offsets.span(context));
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
