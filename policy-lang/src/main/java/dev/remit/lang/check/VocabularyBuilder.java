package dev.remit.lang.check;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Name;
import dev.remit.lang.ast.PolicyFile;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.AttributeModel;
import dev.remit.lang.schema.CoreModel;
import dev.remit.lang.schema.Type;
import dev.remit.lang.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Collects what the files of a bundle declare; whatever is declared twice is a fault, never
 * last-wins.
 */
final class VocabularyBuilder {
  private static final Set<String> EXTENSIBLE =
      Set.of("agent", "principal", "task", "credential", "env");

  private final Problems problems;
  private final Uses uses;
  private final Map<String, Span> declared = new HashMap<>();
  private final Set<String> labels = new HashSet<>();
  private final TreeSet<String> actions = new TreeSet<>();
  private final Map<String, Type.EnumOf> enums = new HashMap<>();
  private final TreeMap<String, Attribute> attributes = new TreeMap<>();

  VocabularyBuilder(Problems problems, Uses uses) {
    this.problems = problems;
    this.uses = uses;
    CoreModel.ATTRIBUTES.forEach(attribute -> attributes.put(attribute.name(), attribute));
  }

  Vocabulary build(List<PolicyFile> files, List<Module> modules) {
    each(files, (file, declaration) -> words(declaration));
    actions();
    each(files, (file, declaration) -> attribute(declaration));
    each(files, (file, declaration) -> captured(declaration));
    attributes.put(CoreModel.DATASETS, CoreModel.datasets(attributes.values()));
    AttributeModel model = new AttributeModel(attributes);
    Map<String, Type> types = types();
    ObligationTypes obligations = new ObligationTypes(new Types(types, problems), problems);
    each(files, (file, declaration) -> obligations.add(declaration));
    GroupResolver groups = new GroupResolver(problems, model, uses);
    Parameters parameters = new Parameters(problems, new Types(types, problems), groups);
    Tables tables = new Tables(problems, new Types(enums, problems), uses);
    CalendarBuilder calendars = new CalendarBuilder(problems, uses);
    ModuleNames names = new ModuleNames(problems, groups, parameters, tables, calendars);
    modules.forEach(names::add);
    modules.forEach(tables::rows);
    CatalogueBuilder catalogue = new CatalogueBuilder(model, enums, labels, problems);
    each(files, (file, declaration) -> catalogue.add(declaration));
    Vocabulary vocabulary =
        new Vocabulary(
            groups.groups(),
            names.defines(),
            parameters.values(),
            tables.tables(),
            Set.copyOf(labels),
            Map.copyOf(enums),
            types,
            obligations.types(),
            model,
            catalogue.build(),
            calendars.build());
    NameClashes clashes = new NameClashes(vocabulary, problems);
    modules.forEach(clashes::check);
    return vocabulary;
  }

  /** The site's actions beside the built-in ones, in an order that no order of files changes. */
  private void actions() {
    List<String> words = new ArrayList<>(CoreModel.ACTION.values());
    words.addAll(actions);
    Type type = new Type.EnumOf(CoreModel.ACTION.name(), words, false);
    attributes.computeIfPresent(
        "action",
        (name, core) -> new Attribute(name, type, core.optional(), core.floor(), core.supply()));
  }

  /** Types that only parameters have: those of attributes that are enums, tools, and labels. */
  private Map<String, Type> types() {
    Map<String, Type> types = new HashMap<>();
    attributes.forEach((name, attribute) -> {
      if (attribute.type() instanceof Type.EnumOf) {
        types.put(name, attribute.type());
      }
    });
    types.put("tool", new Type.Tool());
    types.put("label", new Type.Label(labels.stream().sorted().toList()));
    types.putAll(enums);
    return Map.copyOf(types);
  }

  private interface Visit {
    void declaration(PolicyFile file, Declaration declaration);
  }

  private static void each(List<PolicyFile> files, Visit visit) {
    files.forEach(
        file -> file.declarations().forEach(declaration -> visit.declaration(file, declaration)));
  }

  private void words(Declaration declaration) {
    switch (declaration) {
      case Declaration.Labels(var names, var span) ->
          names.forEach(name -> {
            if (first("label " + name.text(), name.span(), Code.DUPLICATE_NAME)) {
              labels.add(name.text());
            }
          });
      case Declaration.Actions(var names, var span) -> names.forEach(this::action);
      case Declaration.EnumType(var name, var ordered, var values, var span) -> {
        if (Types.isBuiltIn(name.text())) {
          problems.add(
              Code.DUPLICATE_NAME, name.span(), "`" + name.text() + "` is a built-in type");
        } else if (first("enum " + name.text(), name.span(), Code.DUPLICATE_NAME)) {
          Names.distinct(values, problems)
              .ifPresentOrElse(
                  texts -> enums.put(name.text(), new Type.EnumOf(name.text(), texts, ordered)),
                  () -> problems.faulty(name.text()));
        }
      }
      default -> {}
    }
  }

  private void action(Name.Segment name) {
    if (CoreModel.ACTION.values().contains(name.text())) {
      problems.add(
          Code.DUPLICATE_NAME,
          name.span(),
          "`" + name.text() + "` is an action that every bundle has; take it out");
    } else if (first("action " + name.text(), name.span(), Code.DUPLICATE_NAME)) {
      actions.add(name.text());
    }
  }

  private void attribute(Declaration declaration) {
    if (!(declaration instanceof Declaration.Attribute written)
        || !(written.source() instanceof Declaration.AttributeSource.Floor(var source))) {
      return;
    }
    String name = Names.dotted(written.name());
    if (!first("attribute " + name, written.name().span(), Code.DUPLICATE_NAME)) {
      return;
    }
    Optional<Types.Read> type = new Types(enums, problems).read(written.type());
    Optional<Source> floor = floor(source);
    if (type.isEmpty() || floor.isEmpty()) {
      problems.faulty(written.name().texts().getLast());
      return;
    }
    Attribute core = attributes.get(name);
    if (core != null) {
      redeclare(core, written, type.get(), floor.get());
    } else if (written.name().segments().size() == 2
        && EXTENSIBLE.contains(written.name().texts().getFirst())) {
      attributes.put(
          name,
          new Attribute(
              name,
              type.get().type(),
              type.get().optional(),
              floor.get(),
              Attribute.Supply.STATEMENT));
    } else {
      problems.faulty(written.name().texts().getLast());
      problems.add(
          Code.BAD_ATTRIBUTE,
          written.name().span(),
          "a site's attribute is named `agent.x`, `principal.x`, `task.x`, `credential.x` or `env.x`");
    }
  }

  /** After all others, since what is captured comes from one of them. */
  private void captured(Declaration declaration) {
    if (declaration instanceof Declaration.Attribute written
        && written.source() instanceof Declaration.AttributeSource.Captured source
        && first(
            "attribute " + Names.dotted(written.name()),
            written.name().span(),
            Code.DUPLICATE_NAME)) {
      new CaptureReader(new Types(enums, problems), attributes, problems)
          .read(written, source)
          .ifPresentOrElse(
              read -> attributes.put(read.name(), read),
              () -> problems.faulty(written.name().texts().getLast()));
    }
  }

  private void redeclare(
      Attribute core, Declaration.Attribute written, Types.Read type, Source floor) {
    if (core.supply() != Attribute.Supply.STATEMENT) {
      problems.add(
          Code.BAD_ATTRIBUTE,
          written.name().span(),
          "the decision point knows `" + core.name() + "` by itself; it has no other source");
    } else if (!core.type().equals(type.type())) {
      problems.add(
          Code.BAD_ATTRIBUTE,
          written.type().span(),
          "`"
              + core.name()
              + "` is "
              + Shown.type(core.type())
              + "; only its source may be changed");
    } else {
      attributes.put(
          core.name(),
          new Attribute(core.name(), core.type(), type.optional(), floor, core.supply()));
    }
  }

  private Optional<Source> floor(Name.Segment word) {
    for (Source source : List.of(Source.VOUCHED, Source.REGISTRY, Source.VERIFIED)) {
      if (source.word().equals(word.text())) {
        return Optional.of(source);
      }
    }
    problems.add(
        Code.BAD_SOURCE,
        word.span(),
        "a fact comes `from vouched`, `from registry` or `from verified`; somebody's mere word is never enough");
    return Optional.empty();
  }

  private boolean first(String key, Span span, Code code) {
    Span before = declared.putIfAbsent(key, span);
    if (before == null) {
      return true;
    }
    problems.duplicate(code, span, before, "this name is declared twice");
    return false;
  }
}
