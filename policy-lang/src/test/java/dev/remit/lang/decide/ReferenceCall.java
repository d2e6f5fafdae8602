package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of decisions in the language reference, {@code SERVER.NAME ARGUMENTS; CHANGE; … =>
 * ANSWER}. Unless it says otherwise an agent asks for Emma at noon, through one delegation of
 * everything, on a task, with a credential. A change is one of:
 *
 * <pre>
 * FACT VALUE from SOURCE       a statement, its value JSON or none; verified, if no source is named
 * hops 2 registry vouched      how long the chain is, and perhaps each hop's trust
 * scope 1 {"tools":["crm.*"]}  what a hop, from 0, bounds; the rest stays all
 * alone                        the agent is the principal
 * agent SPIFFE-ID              who asks
 * task none, credential none   there is none
 * datasets NAME NAME           what the caller names
 * digest SHA256                the tool's definition as the caller saw it
 * incomplete                   there may be further arguments
 * at TIME                      when it is asked; all that is dated lies around it
 * </pre>
 */
final class ReferenceCall {
  private static final Pattern LINE =
      Pattern.compile("(\\S+?)\\.(\\S+) (\\{.*?})((?:; [^;]+?)*) +=> (.+)");
  private static final Pattern FACT =
      Pattern.compile("([a-z_.]+) (.+?)(?: from (asserted|vouched|registry|verified))?");

  private final Asking asking = new Asking();
  private final ReferenceAnswer answer;
  private final Map<Integer, Scope> scopes = new HashMap<>();
  private List<Source> trust = List.of();
  private int hops = 1;
  private boolean alone;
  private boolean task = true;
  private Instant now = Asking.NOON;

  ReferenceCall(String line) {
    Matcher parts = LINE.matcher(line.strip());
    assertTrue(parts.matches(), "not a line of decisions: " + line);
    asking.tool(parts.group(1), parts.group(2)).arguments(parts.group(3));
    answer = ReferenceAnswer.of(parts.group(5));
    for (String change : parts.group(4).split("; ", -1)) {
      if (!change.isEmpty()) {
        change(change.strip());
      }
    }
  }

  /** What is decided. */
  ReferenceAnswer answer() {
    return answer;
  }

  Instant now() {
    return now;
  }

  /** The question of a gateway that supports these obligations. */
  Question question(Set<String> supported) {
    asking.supported = supported;
    if (task) {
      asking.task =
          Sent.of(
              new Question.TaskClaim(
                  "t-1", Sent.none(), Sent.of(now.plusSeconds(3600)), Source.VOUCHED));
    } else {
      asking.task = Sent.none();
    }
    asking.chain = alone ? Sent.none() : Sent.of(chain());
    if (alone) {
      asking.principal = asking.agent;
    }
    return asking.question();
  }

  private List<Question.Hop> chain() {
    Hops chain = new Hops(hops);
    Value.Identity agent = asking.agent.orElseThrow();
    chain.change(hops - 1, hop -> Hops.to(hop, agent));
    for (int i = 0; i < hops; i++) {
      chain.change(i, hop -> Hops.lasting(hop, now.minusSeconds(3600), now.plusSeconds(3600)));
      if (i < trust.size()) {
        Source of = trust.get(i);
        chain.change(i, hop -> Hops.trusted(hop, of));
      }
    }
    scopes.forEach((index, scope) -> chain.change(index, hop -> Hops.scoped(hop, scope)));
    return chain.hops();
  }

  private void change(String change) {
    List<String> words = List.of(change.split(" ", -1));
    switch (words.getFirst()) {
      case "alone" -> alone = true;
      case "incomplete" -> incomplete();
      case "hops" -> {
        hops = Integer.parseInt(words.get(1));
        trust = words.subList(2, words.size()).stream().map(ReferenceCall::source).toList();
      }
      case "scope" ->
          scopes.put(
              Integer.parseInt(words.get(1)),
              ReferenceScope.of(change.substring(change.indexOf('{'))));
      case "agent" -> asking.agent = CanonicalNames.spiffe(words.get(1));
      case "datasets" -> asking.datasets(words.subList(1, words.size()).toArray(String[]::new));
      case "at" -> now = Instant.parse(words.get(1));
      case "digest" ->
          asking.tool =
              asking.tool.map(tool ->
                  new Question.ToolRef(tool.server(), tool.name(), Optional.of(words.get(1))));
      case "task" -> task = false;
      case "credential" -> asking.credential = Sent.none();
      default -> fact(change);
    }
  }

  private void incomplete() {
    if (asking.arguments instanceof Arguments.Raw(var json, var elided, var complete, var source)) {
      asking.arguments = new Arguments.Raw(json, elided, false, source);
    }
  }

  private void fact(String change) {
    Matcher parts = FACT.matcher(change);
    assertTrue(parts.matches(), "not a fact: " + change);
    Source source = parts.group(3) == null ? Source.VERIFIED : source(parts.group(3));
    if (parts.group(2).equals("none")) {
      asking.facts.add(new Question.Statement(parts.group(1), Sent.none(), source));
    } else {
      asking.fact(parts.group(1), parts.group(2), source);
    }
  }

  private static Source source(String word) {
    return Arrays.stream(Source.values())
        .filter(source -> source.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no source " + word));
  }
}
