package dev.remit.lang.ide;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Name;
import dev.remit.lang.ast.ParameterType;
import dev.remit.lang.ast.PolicyFile;
import dev.remit.lang.ast.TestDeclaration;
import dev.remit.lang.ast.TypeName;
import dev.remit.lang.check.CheckedBundle;
import dev.remit.lang.ide.Symbol.Kind;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.BuiltInTypes;
import dev.remit.lang.schema.Catalogue.ToolEntry;
import dev.remit.lang.schema.Properties;
import dev.remit.lang.schema.Type;
import dev.remit.lang.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a bundle declares, by name, and the types of what can be read. */
final class Declared {
  private final CheckedBundle checked;
  private final Map<String, Symbol> named = new TreeMap<>();
  private final Map<String, Symbol> ofTests = new TreeMap<>();
  private final Map<String, Symbol> instances = new TreeMap<>();
  private final Map<Symbol, Declaration> declarations = new HashMap<>();
  private final Map<String, Type.EnumOf> enums = new TreeMap<>();
  private final Set<String> labels = new TreeSet<>();

  Declared(List<PolicyFile> files, CheckedBundle checked) {
    this.checked = checked;
    for (PolicyFile file : files) {
      String owner = String.join(".", file.packageName().texts());
      file.imports().forEach(each -> instance(each, file));
      for (Declaration declaration : file.declarations()) {
        ofPackage(declaration).ifPresent(name -> add(owner, name, declaration));
        ofTests(declaration, owner);
        if (declaration
            instanceof Declaration.EnumType(var name, var ordered, var values, Span at)) {
          List<String> texts = values.stream().map(Name.Segment::text).distinct().toList();
          enums.putIfAbsent(name.text(), new Type.EnumOf(name.text(), texts, ordered));
        } else if (declaration instanceof Declaration.Labels(var names, Span span)) {
          names.forEach(name -> labels.add(name.text()));
        }
      }
    }
  }

  /** A pack in effect under a name of its own, of which the ids of its rules have a part. */
  private void instance(PolicyFile.Import imported, PolicyFile file) {
    imported
        .alias()
        .ifPresent(alias ->
            instances.putIfAbsent(
                String.join(".", imported.packageName().texts()) + "." + alias.text(),
                new Symbol(Kind.QUALIFIER, file.span().file().path(), alias.text())));
  }

  /** The name under which a pack is in effect: {@code pack.static_keys.legacy}. */
  Optional<Symbol> instance(String id) {
    return Optional.ofNullable(instances.get(id));
  }

  private record Named(Kind kind, Name.Segment name) {}

  private static Optional<Named> ofPackage(Declaration declaration) {
    return switch (declaration) {
      case Declaration.Group group -> Optional.of(new Named(Kind.GROUP, group.name()));
      case Declaration.Define define -> Optional.of(new Named(Kind.DEFINE, define.name()));
      case Declaration.Parameter each -> Optional.of(new Named(Kind.PARAMETER, each.name()));
      case Declaration.Data data -> Optional.of(new Named(Kind.TABLE, data.name()));
      case Declaration.Schedule each -> Optional.of(new Named(Kind.SCHEDULE, each.name()));
      case Declaration.Dates dates -> Optional.of(new Named(Kind.DATES, dates.name()));
      default -> Optional.empty();
    };
  }

  private void add(String owner, Named each, Declaration declaration) {
    Symbol symbol = new Symbol(each.kind(), owner, each.name().text());
    if (named.putIfAbsent(symbol.id(), symbol) == null) {
      declarations.put(symbol, declaration);
    }
  }

  /** What tests name beside what policies do: rules and fixtures. */
  private void ofTests(Declaration declaration, String owner) {
    switch (declaration) {
      case Declaration.Rule rule -> add(new Symbol(Kind.RULE, owner, rule.name().text()));
      case Declaration.For(var header, var rules, Span span) ->
          rules.forEach(rule -> add(new Symbol(Kind.RULE, owner, rule.name().text())));
      case Declaration.Tests(TestDeclaration.Fixture fixture) ->
          add(new Symbol(Kind.FIXTURE, owner, fixture.name().text()));
      default -> {}
    }
  }

  private void add(Symbol symbol) {
    ofTests.putIfAbsent(symbol.kind() + " " + symbol.id(), symbol);
  }

  /** A rule or a fixture: of the package of the file, by its full name, or of an import. */
  Optional<Symbol> ofTests(Kind kind, Name name, FileScope scope) {
    String written = String.join(".", name.texts());
    List<String> candidates =
        new ArrayList<>(List.of(scope.packageName() + "." + written, written));
    scope
        .qualifier(name)
        .ifPresent(each -> candidates.add(each.packageName() + "." + name.texts().getLast()));
    ofInstance(name.texts()).ifPresent(candidates::add);
    return candidates.stream()
        .flatMap(id -> Optional.ofNullable(ofTests.get(kind + " " + id)).stream())
        .findFirst();
  }

  /** The rule of the pack, where a name is that of a pack in effect under a name of its own. */
  private Optional<String> ofInstance(List<String> texts) {
    int last = texts.size() - 1;
    return last > 1 && instance(String.join(".", texts.subList(0, last))).isPresent()
        ? Optional.of(String.join(".", texts.subList(0, last - 1)) + "." + texts.getLast())
        : Optional.empty();
  }

  CheckedBundle checked() {
    return checked;
  }

  Set<String> labels() {
    return labels;
  }

  Map<String, Type.EnumOf> enums() {
    return enums;
  }

  /** What packages name, by id. */
  Map<String, Symbol> named() {
    return named;
  }

  Optional<Declaration> declaration(Symbol symbol) {
    return Optional.ofNullable(declarations.get(symbol));
  }

  /** What a name means that packages declare; a rule is no such name. */
  Optional<Symbol> named(Name name, FileScope scope) {
    return scope
        .owner(name)
        .flatMap(owner -> Optional.ofNullable(named.get(owner + "." + name.texts().getLast())));
  }

  Stream<Attribute> attributes() {
    return checked.attributes().attributes().values().stream();
  }

  /** How many segments of a name are an attribute's; those after are fields of its value. */
  int attributeLength(List<String> texts) {
    for (int length = texts.size(); length > 0; length--) {
      Optional<Attribute> attribute = attribute(texts.subList(0, length));
      boolean whole = length == texts.size();
      if (attribute.isPresent() && (whole || !Properties.of(attribute.get().type()).isEmpty())) {
        return length;
      }
    }
    return 0;
  }

  Optional<Attribute> attribute(List<String> texts) {
    return checked.attributes().attribute(String.join(".", texts));
  }

  Stream<ToolEntry> tools() {
    return Stream.concat(
        checked.catalogue().tools().values().stream(),
        checked.catalogue().families().values().stream());
  }

  boolean isTool(List<String> texts) {
    return texts.size() == 2
        && checked
            .catalogue()
            .tools()
            .containsKey(new Value.Tool(texts.getFirst(), texts.getLast()));
  }

  boolean isDataset(List<String> texts) {
    return checked.catalogue().datasets().containsKey(new Value.Name(texts));
  }

  /** The type as declared; empty for what is at fault, and for a group. */
  Optional<Type> type(ParameterType written) {
    return written instanceof ParameterType.Value(TypeName type, Span span)
        ? type(type)
        : Optional.empty();
  }

  Optional<Type> type(TypeName written) {
    return switch (written) {
      case TypeName.Named(Name name, Span span) -> named(String.join(".", name.texts()));
      case TypeName.ListOf(var of, var max, var span) ->
          type(of).map(element -> new Type.ListOf(element, 1));
      case TypeName.SetOf(var of, var max, var span) ->
          type(of).map(element -> new Type.SetOf(element, 1));
      case TypeName.OptionalOf(var type, var span) -> type(type);
      case TypeName.EnumOf(var values, var span) ->
          Optional.of(
              new Type.EnumOf("enum", values.stream().map(Name.Segment::text).toList(), false));
      case TypeName.RecordOf(var fields, var span) ->
          Optional.of(
              new Type.RecordOf(
                  fields.stream()
                      .flatMap(field ->
                          type(field.type()).stream()
                              .map(type ->
                                  new Type.Field(
                                      field.name().text(),
                                      type,
                                      field.type() instanceof TypeName.OptionalOf,
                                      field.secret())))
                      .toList()));
    };
  }

  private Optional<Type> named(String name) {
    return Optional.<Type>ofNullable(enums.get(name))
        .or(() -> Optional.ofNullable(BuiltInTypes.BY_NAME.get(name)))
        .or(() -> ofParameters(name))
        .or(() -> checked.attributes().attribute(name).map(Attribute::type));
  }

  /** Types that only parameters have. */
  private Optional<Type> ofParameters(String name) {
    return switch (name) {
      case "tool" -> Optional.of(new Type.Tool());
      case "label" -> Optional.of(label());
      default -> Optional.empty();
    };
  }

  Type.Label label() {
    return new Type.Label(List.copyOf(labels));
  }
}
