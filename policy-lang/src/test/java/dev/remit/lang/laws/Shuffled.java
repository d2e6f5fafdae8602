package dev.remit.lang.laws;

import dev.remit.lang.Bundles;
import dev.remit.lang.decide.Arguments;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Json;
import dev.remit.lang.decide.Question;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The same bundle and the same question, written in another order. */
final class Shuffled {
  /** A set of words, as a condition or an obligation writes it. */
  private static final Pattern SET = Pattern.compile("\\{ (\\w+(?:, \\w+)+) }");

  private Shuffled() {}

  /** The rules in any order and spread over files, the sets in them in any order. */
  static CompiledBundle bundle(List<Policies.Rule> rules, Random random) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      texts.add(SET.matcher(rules.get(i).text(i)).replaceAll(set -> set(set, random)));
    }
    texts.addAll(Policies.ROWS);
    Collections.shuffle(texts, random);
    List<StringBuilder> files = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      files.add(new StringBuilder("package p\n"));
    }
    files.get(random.nextInt(files.size())).append(Policies.CATALOGUE.replace("package p\n", ""));
    texts.forEach(text -> files.get(random.nextInt(files.size())).append(text));
    List<String> written = new ArrayList<>(files.stream().map(StringBuilder::toString).toList());
    return Bundles.compile(written);
  }

  private static String set(MatchResult set, Random random) {
    List<String> words = Arrays.asList(set.group(1).split(", "));
    Collections.shuffle(words, random);
    return "{ " + String.join(", ", words) + " }";
  }

  /** Facts and the members of the arguments in any order. */
  static Question question(Question q, Random random) {
    List<Question.Statement> facts = new ArrayList<>(q.facts());
    Collections.shuffle(facts, random);
    Question shuffled = Ignorance.withFacts(q, facts);
    return q.arguments() instanceof Arguments.Typed(var members, var complete, var source)
        ? Ignorance.withArguments(
            shuffled, new Arguments.Typed(shuffled(members, random), complete, source))
        : shuffled;
  }

  private static List<Json.Member> shuffled(List<Json.Member> members, Random random) {
    List<Json.Member> all = new ArrayList<>(members);
    Collections.shuffle(all, random);
    return all;
  }
}
