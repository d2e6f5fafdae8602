package dev.remit.lang.syntax;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Name;
import dev.remit.lang.ast.PolicyFile;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.source.SourceFile;
import dev.remit.lang.source.Span;
import dev.remit.lang.syntax.FileParts.Stretch;
import dev.remit.lang.syntax.grammar.PolicyParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.antlr.v4.runtime.ParserRuleContext;

/**
 * Builds a file: which builder has which declaration. A declaration that turns out to be at fault
 * only now, is left out.
 */
final class FileBuilder {
  /** Faults of a rule that take nothing away from what else it says. */
  private static final Set<Code> HARMLESS =
      Set.of(
          Code.RESERVED,
          Code.GRANT_PLACE,
          Code.WITH_PLACE,
          Code.OBLIGE_WITHOUT_WITH,
          Code.TWICE_IN_RULE);

  private final SourceFile source;
  private final Offsets offsets;
  private final List<Diagnostic> found;
  private final Literals literals;
  private final ExpressionBuilder expressions;
  private final RuleBuilder rules;
  private final ToolBuilder tools;
  private final DeclarationBuilder declarations;
  private final TestBuilder tests;
  private final List<Stretch> unread = new ArrayList<>();
  private boolean hasPackage;

  FileBuilder(SourceFile source, Offsets offsets, List<Diagnostic> found) {
    this.source = source;
    this.offsets = offsets;
    this.found = found;
    this.literals = new Literals(offsets, found);
    TypeBuilder types = new TypeBuilder(offsets, literals, found);
    this.expressions = new ExpressionBuilder(offsets, literals, types, found);
    this.rules = new RuleBuilder(offsets, literals, expressions, found);
    this.declarations = new DeclarationBuilder(offsets, literals, expressions, types, found);
    this.tools = new ToolBuilder(offsets, literals, expressions, types, found);
    this.tests =
        new TestBuilder(
            offsets,
            literals,
            expressions,
            rules,
            new FixtureBuilder(offsets, literals, expressions, declarations));
  }

  TestBuilder tests() {
    return tests;
  }

  /** What is left out of the file. */
  List<Stretch> unread() {
    return unread;
  }

  /** Whether the file says which package it is of. */
  boolean hasPackage() {
    return hasPackage;
  }

  PolicyFile file(FileParts parts) {
    Span whole = new Span(source, 0, source.text().length());
    Optional<PolicyParser.PackageDeclarationContext> header = parts.header();
    Optional<Name> name =
        header.flatMap(at -> sound(at.dotted(), () -> literals.name(at.dotted())));
    hasPackage = name.isPresent();
    return new PolicyFile(
        name.orElseGet(this::nameless),
        header
            .<List<PolicyFile.Governs>>map(at -> each(at.governs(), this::governs))
            .orElse(List.of()),
        each(parts.imports(), this::imported),
        parts.declarations().stream().flatMap(part -> part(part).stream()).toList(),
        whole);
  }

  /** Stands for the package of a file that does not say it; no package is named so. */
  private Name nameless() {
    Span start = new Span(source, 0, 0);
    return new Name(List.of(new Name.Segment("(" + source.path() + ")", true, start)), start);
  }

  private <C extends ParserRuleContext, T> List<T> each(List<C> contexts, Function<C, T> build) {
    return contexts.stream()
        .flatMap(context -> sound(context, () -> build.apply(context)).stream())
        .toList();
  }

  /** What is built, unless that shows a fault which makes it mean something else. */
  private <T> Optional<T> sound(ParserRuleContext context, Supplier<T> build) {
    int before = found.size();
    T built = build.get();
    boolean sound =
        found.subList(before, found.size()).stream()
            .allMatch(fault -> HARMLESS.contains(fault.code()));
    if (!sound) {
      unread.add(new Stretch(context.getStart(), context.getStop()));
    }
    return sound ? Optional.of(built) : Optional.empty();
  }

  private Optional<Declaration> part(FileParts.Part part) {
    return switch (part) {
      case FileParts.Whole(var declaration) -> sound(declaration, () -> declaration(declaration));
      case FileParts.ForRules(var place, var header, var inner) -> {
        List<Declaration.Clause> clauses = each(header, rules::header);
        if (clauses.size() < header.size()) {
          unread.add(place);
          yield Optional.empty();
        }
        yield Optional.of(
            new Declaration.For(
                clauses, each(inner, rules::rule), offsets.span(place.first(), place.last())));
      }
    };
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
      return declarations.row(context.row(), offsets.span(context));
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
          declarations.properties(context.agent().property()),
          offsets.span(context));
    } else if (context.define() != null) {
      return declarations.define(context.define());
    }
    return context.policyRule() == null ? test(context) : rules.rule(context.policyRule());
  }

  private Declaration test(PolicyParser.DeclarationContext context) {
    if (context.fixture() != null) {
      return new Declaration.Tests(tests.fixture(context.fixture()));
    } else if (context.test() != null) {
      return new Declaration.Tests(tests.test(context.test()));
    } else if (context.table() != null) {
      return new Declaration.Tests(tests.table(context.table()));
    } else if (context.scenario() != null) {
      return new Declaration.Tests(tests.scenario(context.scenario()));
    }
    return new Declaration.Tests(tests.invariant(context.invariant()));
  }

  private Declaration dataset(PolicyParser.DatasetContext context) {
    return new Declaration.Dataset(
        literals.name(context.dotted()),
        Optional.ofNullable(context.STRING()).map(at -> literals.text(at.getSymbol())),
        declarations.properties(context.property()),
        offsets.span(context));
  }

  private List<Name.Segment> words(List<PolicyParser.WordContext> words) {
    return words.stream().map(literals::declared).toList();
  }
}
