package dev.remit.lang.check;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Declaration.AttributeSource;
import dev.remit.lang.ast.Declaration.Clause;
import dev.remit.lang.ast.Declaration.DoesAction;
import dev.remit.lang.ast.Declaration.DoesTarget;
import dev.remit.lang.ast.Declaration.ToolItem;
import dev.remit.lang.ast.Expression;
import dev.remit.lang.ast.GroupMembers;
import dev.remit.lang.ast.Name;
import dev.remit.lang.ast.ParameterType;
import dev.remit.lang.ast.PolicyFile;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The words by which the declarations of a bundle name one another. What is declared and never
 * named so is used by nothing; a word may be named without being meant, so that the opposite does
 * not follow.
 */
final class UsedNames {
  private final Set<String> words = new HashSet<>();

  private UsedNames() {}

  /** All names, whole and dotted, and each segment of them. */
  static Set<String> in(List<PolicyFile> files) {
    UsedNames used = new UsedNames();
    for (PolicyFile file : files) {
      file.imports().forEach(each -> each.arguments().ifPresent(used::properties));
      file.declarations().forEach(used::declaration);
    }
    return used.words;
  }

  private void declaration(Declaration declaration) {
    switch (declaration) {
      case Declaration.Group group -> members(group.members());
      case Declaration.Parameter(var name, var type, var fallback, var span) -> {
        parameterType(type);
        fallback.ifPresent(this::expression);
      }
      case Declaration.Attribute attribute -> {
        names(Mentions.of(attribute.type()));
        if (attribute.source() instanceof AttributeSource.Captured(Name from, var pattern)) {
          names(Stream.of(from));
        }
      }
      case Declaration.Tool tool -> tool.items().forEach(this::item);
      case Declaration.ImportedTool(var tool, var span) -> tool.items().forEach(this::item);
      case Declaration.ToolsFile file ->
          file.defaults().forEach(defaults -> defaults.items().forEach(this::item));
      case Declaration.Dataset dataset -> properties(dataset.properties());
      case Declaration.Agent agent -> properties(agent.properties());
      case Declaration.ObligationKind kind ->
          kind.fields().forEach(field -> parameterType(field.type()));
      case Declaration.Schedule schedule -> names(schedule.except().stream());
      case Declaration.Data data -> {
        names(Mentions.of(data.keyType()));
        names(Mentions.fields(data.fields()));
      }
      case Declaration.Row row -> {
        expression(row.key());
        properties(row.properties());
      }
      case Declaration.Define define -> {
        define.parameters().forEach(parameter -> names(Mentions.of(parameter.type())));
        expression(define.condition());
      }
      case Declaration.For(var header, var rules, var span) -> {
        header.forEach(this::clause);
        rules.forEach(this::rule);
      }
      case Declaration.Rule rule -> rule(rule);
      case Declaration.Tests any -> {}
      case Declaration.Actions any -> {}
      case Declaration.Labels any -> {}
      case Declaration.EnumType any -> {}
      case Declaration.Dates any -> {}
      case Declaration.DatasetsFile any -> {}
      case Declaration.AgentsFile any -> {}
    }
  }

  private void rule(Declaration.Rule rule) {
    rule.clauses().forEach(this::clause);
    rule.obligations()
        .forEach(with -> {
          words.add(with.type().text());
          properties(with.fields());
        });
  }

  private void clause(Clause clause) {
    switch (clause) {
      case Clause.Header(var condition, var because, var span) -> expression(condition);
      case Clause.When(var condition, var because, var span) -> expression(condition);
      case Clause.Unless(var condition, var because, var span) -> expression(condition);
      case Clause.ActsAlone any -> {}
      case Clause.Without any -> {}
    }
  }

  private void members(GroupMembers members) {
    if (members instanceof GroupMembers.ByFact(var word, Name attribute)) {
      names(Stream.of(attribute));
    }
  }

  private void item(ToolItem item) {
    switch (item) {
      case ToolItem.Args(var fields, var span) -> names(Mentions.fields(fields));
      case ToolItem.Does(var action, var target, var span) -> {
        action(action);
        target(target);
      }
      case ToolItem.ArgsOpen any -> {}
      case ToolItem.Reversibility any -> {}
      case ToolItem.Digest any -> {}
      case ToolItem.Description any -> {}
    }
  }

  private void action(DoesAction action) {
    switch (action) {
      case DoesAction.Fixed(var word, var span) -> words.add(word.text());
      case DoesAction.FromArgument(var argument, var modes, var span) ->
          modes.forEach(mode -> words.add(mode.action().text()));
    }
  }

  private void target(DoesTarget target) {
    switch (target) {
      case DoesTarget.On(var dataset, var at, var span) -> at.ifPresent(this::expression);
      case DoesTarget.Named(var dataset, var at, var span) -> at.ifPresent(this::expression);
      case DoesTarget.Nothing any -> {}
      case DoesTarget.FromRequest any -> {}
    }
  }

  private void properties(List<Declaration.Property> properties) {
    properties.forEach(property -> value(property.value()));
  }

  /** In a data file a label, or an enum's value, stands as a text. */
  private void value(Expression value) {
    switch (value) {
      case Expression.SetLiteral(var elements, var span) -> elements.forEach(this::value);
      case Expression.Cell(var text, var form, var span) ->
          words.addAll(List.of(text.strip().split("\\s*;\\s*")));
      default -> expression(value);
    }
  }

  private void parameterType(ParameterType type) {
    if (type instanceof ParameterType.Value(var value, var span)) {
      names(Mentions.of(value));
    }
  }

  private void expression(Expression expression) {
    names(Mentions.of(expression));
  }

  private void names(Stream<Name> names) {
    names.forEach(name -> {
      words.add(Names.dotted(name));
      words.addAll(name.texts());
    });
  }
}
