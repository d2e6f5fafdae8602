package dev.remit.testkit.mutation;

import dev.remit.lang.ir.Condition;
import dev.remit.lang.ir.Condition.Members;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.IdentityPattern;
import dev.remit.lang.schema.IdentitySet;
import dev.remit.lang.schema.NamePattern;
import dev.remit.testkit.run.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** A list without one of its members; a group that others are taken from is not looked into. */
final class MemberChanges {
  /** Of each list, the first by text. */
  private static final int MOST_MEMBERS = 8;

  private final Texts texts;

  MemberChanges(Texts texts) {
    this.texts = texts;
  }

  private record Without(String member, Members members) {}

  List<ConditionChange> of(Condition.In in) {
    List<Without> all = each(in.members());
    return all.size() < 2
        ? List.of()
        : all.stream()
            .sorted(Comparator.comparing(Without::member))
            .limit(MOST_MEMBERS)
            .map(left ->
                new ConditionChange(
                    Mutant.Kind.MEMBER,
                    in,
                    new Condition.In(in.value(), left.members(), in.origin()),
                    texts.quoted(in.origin()) + ": `" + left.member() + "` was left out"))
            .toList();
  }

  private static List<Without> each(Members of) {
    List<Without> all = new ArrayList<>();
    for (NamePattern name : of.names()) {
      all.add(
          new Without(
              name.toString(),
              new Members(of.values(), without(of.names(), name), of.identities())));
    }
    for (Value value : of.values()) {
      all.add(
          new Without(
              Words.value(value),
              new Members(without(List.copyOf(of.values()), value), of.names(), of.identities())));
    }
    if (of.identities() instanceof IdentitySet.Listed listed) {
      for (Value.Identity who : listed.exact()) {
        all.add(new Without(who.toString(), with(of, listed, each -> !each.equals(who))));
      }
      for (IdentityPattern pattern : listed.patterns()) {
        all.add(
            new Without(
                new Value.Identity(pattern.issuer(), String.join("/", pattern.subject().segments()))
                    .toString(),
                with(of, listed, each -> !each.equals(pattern))));
      }
    }
    return all;
  }

  private static Members with(Members of, IdentitySet.Listed listed, Predicate<Object> kept) {
    return new Members(
        of.values(),
        of.names(),
        new IdentitySet.Listed(
            new java.util.HashSet<>(listed.exact().stream().filter(kept).toList()),
            listed.patterns().stream().filter(kept).toList()));
  }

  private static <T> List<T> without(List<T> all, T one) {
    return all.stream().filter(each -> !each.equals(one)).toList();
  }
}
