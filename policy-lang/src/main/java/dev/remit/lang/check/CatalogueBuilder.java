package dev.remit.lang.check;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Expression;
import dev.remit.lang.ast.Name;
import dev.remit.lang.data.Cells;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.AttributeModel;
import dev.remit.lang.schema.Catalogue;
import dev.remit.lang.schema.Catalogue.AgentEntry;
import dev.remit.lang.schema.Catalogue.DatasetEntry;
import dev.remit.lang.schema.Catalogue.PathPattern;
import dev.remit.lang.schema.Catalogue.ToolEntry;
import dev.remit.lang.schema.CoreModel;
import dev.remit.lang.schema.DatasetIndex;
import dev.remit.lang.schema.Type;
import dev.remit.lang.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Builds the catalogue from the declared tools, datasets and agents. */
final class CatalogueBuilder {
  private final AttributeModel model;
  private final Set<String> labels;
  private final Problems problems;
  private final ToolReader toolReader;
  private final StatedValues values;
  private final Map<String, Span> declared = new HashMap<>();
  private final Map<Value.Tool, ToolEntry> tools = new HashMap<>();
  private final Map<String, ToolEntry> families = new HashMap<>();
  private final Map<Value.Name, List<DatasetEntry>> datasets = new HashMap<>();
  private final Map<Value.Identity, AgentEntry> agents = new HashMap<>();

  CatalogueBuilder(
      AttributeModel model, Map<String, Type.EnumOf> enums, Set<String> labels, Problems problems) {
    this.model = model;
    this.labels = labels;
    this.problems = problems;
    this.toolReader = new ToolReader(new Types(enums, problems), actions(model), problems);
    this.values = new StatedValues(problems);
  }

  private static List<String> actions(AttributeModel model) {
    return model.attribute("action").orElseThrow().type() instanceof Type.EnumOf words
        ? words.values()
        : List.of();
  }

  void add(Declaration declaration) {
    switch (declaration) {
      case Declaration.Tool tool -> tool(tool, false);
      case Declaration.ImportedTool(var tool, var span) -> tool(tool, true);
      case Declaration.ToolsFile file -> file.defaults().forEach(toolReader::check);
      case Declaration.Dataset dataset -> dataset(dataset);
      case Declaration.Agent agent -> agent(agent);
      default -> {}
    }
  }

  Catalogue build() {
    Map<Value.Name, DatasetIndex> entries = new HashMap<>();
    datasets.forEach((name, list) -> entries.put(name, new DatasetIndex(list)));
    return new Catalogue(
        Map.copyOf(tools), Map.copyOf(families), Map.copyOf(entries), Map.copyOf(agents));
  }

  private void tool(Declaration.Tool written, boolean imported) {
    if (!first("tool " + Names.dotted(written.name()) + written.family(), written.name().span())) {
      return;
    }
    (imported ? toolReader.imported(written) : toolReader.read(written))
        .ifPresent(entry -> {
          if (written.family()) {
            families.put(entry.tool().server(), entry);
          } else {
            tools.put(entry.tool(), entry);
          }
        });
  }

  private void dataset(Declaration.Dataset written) {
    Value.Name name = new Value.Name(written.name().texts());
    String at = written.at().map(Declaration.Text::text).orElse("");
    if (!first("dataset " + name + " at " + at, written.name().span())) {
      return;
    }
    Optional<PathPattern> pattern =
        written.at().flatMap(text -> new Paths(problems).pattern(text.text(), text.span()));
    if (written.at().isPresent() && pattern.isEmpty()) {
      return;
    }
    Map<String, Reading> properties = properties("dataset", written.properties());
    if (!properties.containsKey("labels")) {
      problems.add(
          Code.UNSTATED_LABELS,
          written.name().span(),
          "the labels of `"
              + name
              + "` are not stated, so each rule that asks for one finds them unknown",
          "write `labels { }`, or in a data file an empty list, if it has none");
    }
    datasets
        .computeIfAbsent(name, key -> new ArrayList<>())
        .add(new DatasetEntry(name, pattern, properties));
  }

  private void agent(Declaration.Agent written) {
    Identities identities = new Identities(problems);
    identities
        .pattern(written.id())
        .flatMap(pattern -> identities.exact(pattern, written.id().span()))
        .filter(id -> first("agent " + id, written.id().span()))
        .ifPresent(
            id -> agents.put(id, new AgentEntry(id, properties("agent", written.properties()))));
  }

  private Map<String, Reading> properties(String owner, List<Declaration.Property> written) {
    Map<String, Reading> properties = new HashMap<>();
    for (Declaration.Property property : written) {
      String name = property.name().text();
      Optional<Attribute> attribute =
          model
              .attribute(owner + "." + name)
              .filter(found -> found.supply() != Attribute.Supply.QUESTION && found.stated())
              .filter(found -> !Set.of("dataset.name", "dataset.path").contains(found.name()));
      if (attribute.isEmpty()) {
        problems.add(
            Code.UNKNOWN_PROPERTY,
            property.name().span(),
            "`" + name + "` is no property that the catalogue states of " + article(owner));
      } else if (properties.containsKey(name)) {
        problems.add(
            Code.DUPLICATE_FIELD, property.name().span(), "`" + name + "` is stated twice");
      } else {
        reading(attribute.get(), property.value()).ifPresent(value -> properties.put(name, value));
      }
    }
    return properties;
  }

  private static String article(String owner) {
    return owner.equals("agent") ? "an agent" : "a " + owner;
  }

  private Optional<Reading> reading(Attribute attribute, Expression value) {
    if (attribute.name().equals("dataset.labels")) {
      undeclaredLabels(value);
    }
    return values.read(attribute.name(), attribute.type(), attribute.optional(), value);
  }

  private void undeclaredLabels(Expression value) {
    for (Expression element : elements(value)) {
      String label =
          switch (element) {
            case Expression.Reference(Name name) -> Names.dotted(name);
            case Expression.StringLiteral(String text, Span span) -> text;
            case Expression.Cell(String text, var form, Span span) -> text;
            default -> "";
          };
      if (!label.isEmpty()) {
        LabelNames.isDeclared(label, element.span(), labels, problems);
      }
    }
  }

  private static List<Expression> elements(Expression value) {
    return switch (value) {
      case Expression.SetLiteral(var elements, Span span) -> elements;
      case Expression.Cell cell ->
          Cells.as(cell, CoreModel.LABELS).map(CatalogueBuilder::elements).orElse(List.of());
      default -> List.of();
    };
  }

  private boolean first(String key, Span span) {
    Span before = declared.putIfAbsent(key, span);
    if (before == null) {
      return true;
    }
    problems.duplicate(Code.DUPLICATE_NAME, span, before, "this is declared twice");
    return false;
  }
}
