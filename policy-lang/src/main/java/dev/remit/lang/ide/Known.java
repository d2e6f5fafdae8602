package dev.remit.lang.ide;

import dev.remit.lang.ide.Proposal.Kind;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.BuiltInTypes;
import dev.remit.lang.schema.Catalogue.ToolEntry;
import dev.remit.lang.schema.CoreModel;
import dev.remit.lang.schema.ObligationType;
import dev.remit.lang.schema.Properties;
import dev.remit.lang.schema.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The names that a file can use at a place. */
final class Known {
  private final BundleIndex index;
  private final Declared declared;
  private final Optional<FileScope> scope;
  private final HalfTyped typed;

  Known(BundleIndex index, String path, HalfTyped typed) {
    this.index = index;
    this.declared = index.declared();
    this.scope = index.scope(path);
    this.typed = typed;
  }

  List<Proposal> keywords(Collection<String> words) {
    return words.stream().map(word -> new Proposal(word, Kind.KEYWORD, "")).toList();
  }

  List<Proposal> packages() {
    return of(Symbol.Kind.PACKAGE, Symbol::id, Kind.PACKAGE);
  }

  List<Proposal> fixtures() {
    return of(Symbol.Kind.FIXTURE, Symbol::name, Kind.FIXTURE);
  }

  List<Proposal> rules() {
    return of(Symbol.Kind.RULE, Symbol::name, Kind.RULE);
  }

  private List<Proposal> of(Symbol.Kind kind, Function<Symbol, String> text, Kind as) {
    return index
        .symbols()
        .filter(symbol -> symbol.kind() == kind)
        .filter(symbol -> index.of(symbol).stream().anyMatch(Occurrence::declares))
        .map(symbol -> new Proposal(text.apply(symbol), as, symbol.owner()))
        .toList();
  }

  List<Proposal> actions() {
    Type type = declared.attribute(List.of("action")).map(Attribute::type).orElse(CoreModel.ACTION);
    return type instanceof Type.EnumOf symbols
        ? symbols.values().stream().map(word -> new Proposal(word, Kind.ACTION, "action")).toList()
        : List.of();
  }

  List<Proposal> labels() {
    return declared.labels().stream().map(word -> new Proposal(word, Kind.LABEL, "label")).toList();
  }

  List<Proposal> datasets() {
    return declared.checked().catalogue().datasets().keySet().stream()
        .map(name -> new Proposal(name.toString(), Kind.DATASET, "dataset"))
        .toList();
  }

  List<Proposal> tools() {
    return declared.checked().catalogue().tools().values().stream()
        .map(tool -> new Proposal(tool.tool().toString(), Kind.TOOL, arguments(tool)))
        .toList();
  }

  private static String arguments(ToolEntry tool) {
    return String.join(", ", tool.args().stream().map(TypeText::of).toList());
  }

  List<Proposal> obligations() {
    return declared.checked().obligations().keySet().stream()
        .map(name -> new Proposal(name, Kind.OBLIGATION, "obligation"))
        .toList();
  }

  /** The fields of the obligation whose braces are open at the place. */
  List<Proposal> obligationFields() {
    for (int i = typed.before().size() - 2; i >= 0; i--) {
      if (typed.before().get(i).text().equals("with")) {
        return Optional.ofNullable(
                declared.checked().obligations().get(typed.before().get(i + 1).text()))
            .map(Known::fields)
            .orElse(List.of());
      }
    }
    return List.of();
  }

  private static List<Proposal> fields(ObligationType type) {
    return type.fields().stream()
        .map(field -> new Proposal(field.name(), Kind.FIELD, type.name()))
        .toList();
  }

  List<Proposal> types() {
    return Stream.concat(BuiltInTypes.BY_NAME.keySet().stream(), declared.enums().keySet().stream())
        .map(name -> new Proposal(name, Kind.TYPE, "type"))
        .toList();
  }

  List<Proposal> groups() {
    return named(Set.of(Symbol.Kind.GROUP, Symbol.Kind.PARAMETER));
  }

  List<Proposal> schedules() {
    return named(Set.of(Symbol.Kind.SCHEDULE));
  }

  /** What packages name, as this file writes it. */
  private List<Proposal> named(Set<Symbol.Kind> kinds) {
    List<Proposal> all = new ArrayList<>();
    scope.ifPresent(file -> {
      below(file.packageName(), "", kinds, all);
      file.qualifiers().forEach((name, each) -> below(each.packageName(), name + ".", kinds, all));
    });
    return all;
  }

  private void below(String owner, String prefix, Set<Symbol.Kind> kinds, List<Proposal> all) {
    declared.named().values().stream()
        .filter(symbol -> symbol.owner().equals(owner) && kinds.contains(symbol.kind()))
        .filter(symbol -> prefix.isEmpty() || symbol.kind() != Symbol.Kind.PARAMETER)
        .forEach(symbol ->
            all.add(new Proposal(prefix + symbol.name(), kind(symbol), symbol.kind().word())));
  }

  private static Kind kind(Symbol symbol) {
    return switch (symbol.kind()) {
      case GROUP -> Kind.GROUP;
      case PARAMETER -> Kind.PARAMETER;
      case TABLE -> Kind.TABLE;
      case SCHEDULE, DATES -> Kind.SCHEDULE;
      default -> Kind.DEFINE;
    };
  }

  /** What a clause of a rule may begin with. */
  List<Proposal> rule(List<String> more) {
    List<Proposal> all = new ArrayList<>(keywords(Words.CLAUSES));
    all.addAll(keywords(more));
    all.addAll(owners());
    return all;
  }

  /** What a condition may begin with. */
  List<Proposal> conditions() {
    List<Proposal> all = new ArrayList<>(keywords(Words.CONDITIONS));
    all.addAll(owners());
    all.addAll(named(Set.of(Symbol.Kind.DEFINE, Symbol.Kind.PARAMETER, Symbol.Kind.TABLE)));
    return all;
  }

  /** The first words of attributes. */
  private List<Proposal> owners() {
    return Stream.concat(declared.attributes().map(Attribute::owner), Stream.of("args"))
        .distinct()
        .map(word ->
            new Proposal(word, Kind.ATTRIBUTE, type(List.of(word)).map(TypeText::of).orElse("")))
        .toList();
  }

  /** What may be stated of a dataset or an agent. */
  List<Proposal> properties(String owner) {
    return below(List.of(owner), Optional.empty()).stream()
        .filter(each -> each.kind() == Kind.ATTRIBUTE)
        .toList();
  }

  /** The values of a type that are words. */
  List<Proposal> values(Type type) {
    return switch (type) {
      case Type.EnumOf symbols ->
          symbols.values().stream()
              .map(word -> new Proposal(word, Kind.VALUE, symbols.name()))
              .toList();
      case Type.Tool any -> tools();
      case Type.Name any -> datasets();
      case Type.Label any -> labels();
      case Type.Identity any -> groups();
      case Type.Bool any -> keywords(List.of("true", "false"));
      case Type.Time any -> schedules();
      default -> List.of();
    };
  }

  Optional<Type> type(List<String> path) {
    if (path.isEmpty() || scope.isEmpty()) {
      return Optional.empty();
    }
    Locals locals = Locals.NONE.of(typed.tools());
    ValueTypes types = new ValueTypes(declared, scope.get());
    Optional<Locals.Variable> variable =
        typed
            .range(path.getFirst())
            .map(list ->
                new Locals.Variable(
                    new Symbol(Symbol.Kind.VARIABLE, "", path.getFirst()),
                    types.of(list, locals).map(ExpressionReader::element)));
    return types.of(path, variable.map(locals::with).orElse(locals));
  }

  /** What may follow a dotted beginning. */
  List<Proposal> below(List<String> path, Optional<Type> expected) {
    String prefix = String.join(".", path) + ".";
    List<Proposal> all = new ArrayList<>();
    if (expected.filter(type -> type instanceof Type.Tool).isPresent()) {
      rest(tools(), prefix, all);
    } else if (expected.filter(type -> type instanceof Type.Name).isPresent()) {
      rest(datasets(), prefix, all);
    } else if (path.equals(List.of("args"))) {
      arguments(all);
    } else {
      declared
          .attributes()
          .filter(attribute -> attribute.name().startsWith(prefix))
          .forEach(attribute -> all.add(attribute(attribute, prefix)));
      type(path).stream()
          .flatMap(type -> Properties.of(type).stream())
          .forEach(field -> all.add(new Proposal(field.name(), Kind.FIELD, TypeText.of(field))));
      if (path.size() == 1) {
        imported(path.getFirst(), all);
      }
      if (all.isEmpty()) {
        rest(tools(), prefix, all);
        rest(datasets(), prefix, all);
        rest(packages(), prefix, all);
      }
    }
    return all;
  }

  private static Proposal attribute(Attribute attribute, String prefix) {
    return new Proposal(
        attribute.name().substring(prefix.length()),
        Kind.ATTRIBUTE,
        TypeText.of(attribute.type()) + (attribute.optional() ? "?" : ""));
  }

  private static void rest(List<Proposal> names, String prefix, List<Proposal> all) {
    names.stream()
        .filter(each -> each.text().startsWith(prefix))
        .forEach(each ->
            all.add(
                new Proposal(each.text().substring(prefix.length()), each.kind(), each.detail())));
  }

  /** Of the tools that the rule names, or of all. */
  private void arguments(List<Proposal> all) {
    Set<Value.Tool> tools = typed.tools();
    declared
        .tools()
        .filter(tool -> tools.isEmpty() || tools.contains(tool.tool()))
        .flatMap(tool -> tool.args().stream())
        .forEach(field -> all.add(new Proposal(field.name(), Kind.ARGUMENT, TypeText.of(field))));
  }

  private void imported(String qualifier, List<Proposal> all) {
    scope
        .flatMap(file -> Optional.ofNullable(file.qualifiers().get(qualifier)))
        .ifPresent(each ->
            below(
                each.packageName(),
                "",
                Set.of(
                    Symbol.Kind.GROUP,
                    Symbol.Kind.DEFINE,
                    Symbol.Kind.TABLE,
                    Symbol.Kind.SCHEDULE,
                    Symbol.Kind.DATES),
                all));
  }
}
