package dev.remit.lang.check;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Declaration.Group.Members;
import dev.remit.lang.ast.GroupMembers;
import dev.remit.lang.ast.Name;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.diagnostic.Spelling;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.AttributeModel;
import dev.remit.lang.schema.IdentityPattern;
import dev.remit.lang.schema.IdentitySet;
import dev.remit.lang.schema.Type;
import dev.remit.lang.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes the groups of all modules out of their terms, each once; a circle is a fault. */
final class GroupResolver {
  /** Groups of groups, how deep: a look-up recurses as deep. */
  static final int MOST_DEPTH = 32;

  /** Groups that stand in a group's terms, all in place. */
  static final long MOST_TERMS = 10_000;

  /** Patterns of a group, those of the groups that it is made of included. */
  static final long MOST_PATTERNS = 1_000_000;

  private final Problems problems;
  private final AttributeModel model;
  private final Uses uses;
  private final Map<String, Source> sources = new TreeMap<>();
  private final Map<String, Vocabulary.Group> resolved = new HashMap<>();
  private final List<String> path = new ArrayList<>();

  GroupResolver(Problems problems, AttributeModel model, Uses uses) {
    this.problems = problems;
    this.model = model;
    this.uses = uses;
  }

  private sealed interface Source {
    Name.Segment name();

    record Written(Declaration.Group group, Scope scope) implements Source {
      @Override
      public Name.Segment name() {
        return group.name();
      }
    }

    /** A parameter; without a group given it has no member. */
    record Given(Name.Segment name, Members kind, Optional<Name> group, Scope importer)
        implements Source {}
  }

  void declare(String id, Declaration.Group group, Scope scope) {
    sources.put(id, new Source.Written(group, scope));
  }

  /** A parameter of a pack, and the group that an import gives it. */
  void give(String id, Name.Segment parameter, Members kind, Optional<Name> group, Scope importer) {
    sources.put(id, new Source.Given(parameter, kind, group, importer));
  }

  Map<String, Vocabulary.Group> groups() {
    Map<String, Vocabulary.Group> all = new TreeMap<>();
    sources.keySet().forEach(id -> all.put(id, resolve(id)));
    return all;
  }

  private Vocabulary.Group resolve(String id) {
    Vocabulary.Group before = resolved.get(id);
    if (before != null) {
      return before;
    }
    Source source = source(id);
    if (path.contains(id)) {
      circle(path.subList(path.indexOf(id), path.size()));
      return nobody(id, source);
    }
    if (path.size() == MOST_DEPTH) {
      tooDeep(source.name().span());
      return nobody(id, source);
    }
    path.add(id);
    Vocabulary.Group group =
        switch (source) {
          case Source.Written(var written, var scope) -> written(id, written, scope);
          case Source.Given given -> given(id, given);
        };
    path.removeLast();
    resolved.put(id, group);
    return group;
  }

  private Source source(String id) {
    return Optional.ofNullable(sources.get(id)).orElseThrow();
  }

  private static Members kind(Source source) {
    return switch (source) {
      case Source.Written(var group, var scope) -> group.kind();
      case Source.Given given -> given.kind();
    };
  }

  private static Vocabulary.Group nobody(String id, Source source) {
    return new Vocabulary.Group(id, source.name().span(), kind(source), Membership.nobody(), 1);
  }

  private Vocabulary.Group given(String id, Source.Given given) {
    return given
        .group()
        .flatMap(
            name -> named(name, given.kind(), given.importer(), Optional.of(given.name().span())))
        .map(group ->
            new Vocabulary.Group(
                group.id(), given.name().span(), group.kind(), group.membership(), group.depth()))
        .orElseGet(() -> nobody(id, given));
  }

  private Vocabulary.Group written(String id, Declaration.Group written, Scope scope) {
    int depth = 1;
    Membership membership = Membership.nobody();
    switch (written.members()) {
      case GroupMembers.Terms(List<GroupMembers.Term> terms) -> {
        List<Membership.Term> made = new ArrayList<>();
        for (GroupMembers.Term term : terms) {
          switch (term.who()) {
            case GroupMembers.Who.Listed(var members) ->
                made.add(new Membership.Term(term.minus(), listed(members)));
            case GroupMembers.Who.Named(Name name) -> {
              Optional<Vocabulary.Group> other =
                  named(name, written.kind(), scope, Optional.empty());
              depth = Math.max(depth, 1 + other.map(Vocabulary.Group::depth).orElse(0));
              other.ifPresent(
                  group -> made.add(new Membership.Term(term.minus(), group.membership())));
            }
          }
        }
        membership = bounded(made, written.name().span());
      }
      case GroupMembers.ByFact fact -> membership = byFact(fact, written.kind());
      case GroupMembers.FromFile file -> {}
    }
    if (depth > MOST_DEPTH) {
      tooDeep(written.name().span());
    }
    return new Vocabulary.Group(id, written.name().span(), written.kind(), membership, depth);
  }

  private Membership bounded(List<Membership.Term> terms, Span span) {
    long size = terms.stream().mapToLong(term -> term.who().size()).sum();
    if (size > MOST_TERMS) {
      problems.add(
          Code.COST,
          span,
          "with the groups that it is made of in place, this group has more than "
              + MOST_TERMS
              + " terms");
      return Membership.nobody();
    }
    Membership membership = Membership.of(terms);
    long patterns = membership.fixed().map(IdentitySet::size).orElse(0L);
    if (patterns > MOST_PATTERNS) {
      problems.add(Code.COST, span, "a group has at most " + MOST_PATTERNS + " patterns");
      return Membership.nobody();
    }
    if (membership.depth() > MOST_DEPTH) {
      tooDeep(span);
      return Membership.nobody();
    }
    return membership;
  }

  private void tooDeep(Span span) {
    problems.add(
        Code.NESTING_TOO_DEEP, span, "groups of groups nest more than " + MOST_DEPTH + " deep");
  }

  private Membership listed(List<Declaration.IdentityPattern> members) {
    Identities identities = new Identities(problems);
    List<IdentityPattern> patterns = new ArrayList<>();
    members.forEach(member -> identities.pattern(member).ifPresent(patterns::add));
    return new Membership.Fixed(new IdentitySet.Listed(patterns));
  }

  /** The group of a name, of the kind that is due; empty with the fault said. */
  private Optional<Vocabulary.Group> named(
      Name name, Members kind, Scope scope, Optional<Span> parameter) {
    List<Diagnostic.Label> labels =
        parameter.stream()
            .map(span -> new Diagnostic.Label(span, "the parameter is declared here"))
            .toList();
    Optional<String> id = scope.id(name, uses).filter(sources::containsKey);
    if (id.isEmpty()) {
      if (!scope.isLost(name)) {
        problems.add(
            new Diagnostic(
                Code.UNKNOWN_GROUP,
                name.span(),
                "no group `" + Names.dotted(name) + "` is declared or imported here",
                labels,
                Spelling.closest(Names.dotted(name), scope.seen(sources.keySet()))
                    .map(near -> "did you mean `" + near + "`?")));
      }
      return Optional.empty();
    }
    Source source = source(id.get());
    uses.of(source.name().span());
    if (kind(source) != kind) {
      List<Diagnostic.Label> both = new ArrayList<>(labels);
      both.add(new Diagnostic.Label(source.name().span(), "declared here"));
      problems.add(
          new Diagnostic(
              Code.BAD_GROUP,
              name.span(),
              "a group of "
                  + words(kind)
                  + " is expected here, and `"
                  + Names.dotted(name)
                  + "` is one of "
                  + words(kind(source)),
              both,
              Optional.empty()));
      return Optional.empty();
    }
    return Optional.of(resolve(id.get()));
  }

  private static String words(Members kind) {
    return kind == Members.AGENTS ? "agents" : "principals";
  }

  private Membership byFact(GroupMembers.ByFact written, Members kind) {
    String owner = kind == Members.AGENTS ? "agent" : "principal";
    String name = Names.dotted(written.attribute());
    Optional<Attribute> attribute = model.attribute(name);
    if (attribute.isEmpty()) {
      problems.unknown(
          Code.UNKNOWN_NAME,
          written.attribute().span(),
          "there is no attribute `" + name + "`",
          name,
          model.attributes().keySet(),
          Optional.empty());
      return Membership.nobody();
    }
    boolean texts =
        switch (attribute.get().type()) {
          case Type.SetOf(Type of, int max) -> of instanceof Type.Text;
          case Type.ListOf(Type of, int max) -> of instanceof Type.Text;
          default -> false;
        };
    if (!texts || !attribute.get().owner().equals(owner)) {
      problems.add(
          Code.BAD_GROUP,
          written.attribute().span(),
          "who belongs to a group of "
              + words(kind)
              + " is told by a set of strings of the "
              + owner
              + " itself, such as `"
              + owner
              + ".groups`");
      return Membership.nobody();
    }
    return new Membership.ByFact(attribute.get(), written.word());
  }

  private void circle(List<String> ids) {
    List<String> from = Names.rotated(ids);
    List<Diagnostic.Label> labels =
        from.stream()
            .skip(1)
            .map(
                id -> new Diagnostic.Label(source(id).name().span(), "`" + id + "` is one of them"))
            .toList();
    problems.add(
        new Diagnostic(
            Code.GROUP_CYCLE,
            source(from.getFirst()).name().span(),
            "these groups are made of each other in a circle: "
                + String.join(" -> ", from)
                + " -> "
                + from.getFirst(),
            labels,
            Optional.empty()));
  }
}
