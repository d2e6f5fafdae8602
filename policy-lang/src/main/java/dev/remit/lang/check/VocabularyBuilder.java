package dev.remit.lang.check;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.GroupMembers;
import dev.remit.lang.ast.Name;
import dev.remit.lang.ast.PolicyFile;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.AttributeModel;
import dev.remit.lang.schema.CoreModel;
import dev.remit.lang.schema.IdentityPattern;
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

/**
 * Collects what the files of a bundle declare; whatever is declared twice is a fault, never
 * last-wins.
 */
final class VocabularyBuilder {
  private static final Set<String> EXTENSIBLE =
      Set.of("agent", "principal", "task", "credential", "env");

  private final Problems problems;
  private final Map<String, Span> declared = new HashMap<>();
  private final Map<String, Vocabulary.Group> groups = new HashMap<>();
  private final Map<String, Declaration.Define> defines = new HashMap<>();
  private final Set<String> labels = new HashSet<>();
  private final Map<String, Type.EnumOf> enums = new HashMap<>();
  private final TreeMap<String, Attribute> attributes = new TreeMap<>();

  VocabularyBuilder(Problems problems) {
    this.problems = problems;
    CoreModel.ATTRIBUTES.forEach(attribute -> attributes.put(attribute.name(), attribute));
  }

  Vocabulary build(List<PolicyFile> files) {
    each(files, (file, declaration) -> words(declaration));
    each(files, (file, declaration) -> attribute(declaration));
    each(files, (file, declaration) -> packaged(Names.dotted(file.packageName()), declaration));
    AttributeModel model = new AttributeModel(attributes);
    CatalogueBuilder catalogue = new CatalogueBuilder(model, enums, labels, problems);
    each(files, (file, declaration) -> catalogue.add(declaration));
    Vocabulary vocabulary =
        new Vocabulary(
            Map.copyOf(groups),
            Map.copyOf(defines),
            Set.copyOf(labels),
            Map.copyOf(enums),
            model,
            catalogue.build());
    each(files, (file, declaration) -> clash(declaration));
    return vocabulary;
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
      case Declaration.EnumType(var name, var ordered, var values, var span) -> {
        if (Types.isBuiltIn(name.text())) {
          problems.add(
              Code.DUPLICATE_NAME, name.span(), "`" + name.text() + "` is a built-in type");
        } else if (first("enum " + name.text(), name.span(), Code.DUPLICATE_NAME)) {
          Names.distinct(values, problems)
              .ifPresent(
                  texts -> enums.put(name.text(), new Type.EnumOf(name.text(), texts, ordered)));
        }
      }
      default -> {}
    }
  }

  private void attribute(Declaration declaration) {
    if (!(declaration instanceof Declaration.Attribute written)) {
      return;
    }
    String name = Names.dotted(written.name());
    if (!first("attribute " + name, written.name().span(), Code.DUPLICATE_NAME)) {
      return;
    }
    Optional<Types.Read> type = new Types(enums, problems).read(written.type());
    Optional<Source> floor =
        written.source() instanceof Declaration.AttributeSource.Floor(var source)
            ? floor(source)
            : Optional.empty();
    if (type.isEmpty() || floor.isEmpty()) {
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
      problems.add(
          Code.BAD_ATTRIBUTE,
          written.name().span(),
          "a site's attribute is named `agent.x`, `principal.x`, `task.x`, `credential.x` or `env.x`");
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

  private void packaged(String packageName, Declaration declaration) {
    switch (declaration) {
      case Declaration.Group(var kind, var name, var members, var span) -> {
        String id = packageName + "." + name.text();
        if (first("group or define " + id, name.span(), Code.DUPLICATE_NAME)) {
          groups.put(id, new Vocabulary.Group(id, kind, members(members)));
        }
      }
      case Declaration.Define define -> {
        String id = packageName + "." + define.name().text();
        if (first("group or define " + id, define.name().span(), Code.DUPLICATE_NAME)) {
          defines.put(id, define);
        }
      }
      default -> {}
    }
  }

  private List<IdentityPattern> members(GroupMembers members) {
    Identities identities = new Identities(problems);
    List<IdentityPattern> patterns = new ArrayList<>();
    if (members instanceof GroupMembers.Terms(List<GroupMembers.Term> terms)) {
      for (GroupMembers.Term term : terms) {
        if (term.who() instanceof GroupMembers.Who.Listed(var listed)) {
          listed.forEach(member -> identities.pattern(member).ifPresent(patterns::add));
        }
      }
    }
    return List.copyOf(patterns);
  }

  /**
   * No define or group may be named like an enum value or a label: a reader could not tell which is
   * meant.
   */
  private void clash(Declaration declaration) {
    Optional<Name.Segment> name =
        switch (declaration) {
          case Declaration.Group group -> Optional.of(group.name());
          case Declaration.Define define -> Optional.of(define.name());
          default -> Optional.empty();
        };
    name.filter(segment -> labels.contains(segment.text()) || isEnumValue(segment.text()))
        .ifPresent(segment ->
            problems.add(
                Code.AMBIGUOUS_NAME,
                segment.span(),
                "`" + segment.text() + "` is also a label or an enum value; choose another name"));
  }

  private boolean isEnumValue(String word) {
    return enums.values().stream().anyMatch(type -> type.values().contains(word))
        || attributes.values().stream()
            .anyMatch(attribute ->
                attribute.type() instanceof Type.EnumOf(var name, var values, var ordered)
                    && values.contains(word));
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
