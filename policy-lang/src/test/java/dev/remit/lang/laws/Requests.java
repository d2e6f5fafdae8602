package dev.remit.lang.laws;

import dev.remit.lang.decide.Arguments;
import dev.remit.lang.decide.Json;
import dev.remit.lang.decide.Question;
import dev.remit.lang.decide.Question.Statement;
import dev.remit.lang.decide.Scope;
import dev.remit.lang.decide.Sent;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Generates questions for {@link Policies}, most of which pass steps 1 to 4. */
final class Requests {
  /** Shortly before clocks that the generated rules compare with change. */
  static final Instant NOW = Instant.parse("2026-11-24T11:59:50Z");

  static final Value.Identity EMMA = new Value.Identity("https://idp.example", "emma");

  private Requests() {}

  static Value.Identity bot(int number) {
    return new Value.Identity("spiffe://t.example", "bot/" + number);
  }

  static Arbitrary<Question> questions() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 3),
            sources(),
            part(),
            part(),
            tool(),
            facts(),
            Arbitraries.of(true, true, true, false))
        .as(Requests::question);
  }

  private static Arbitrary<Source> sources() {
    return Arbitraries.of(Source.VOUCHED, Source.VOUCHED, Source.REGISTRY, Source.VERIFIED);
  }

  /** A task or a credential: there with an end, there without, or none. */
  private static Arbitrary<Integer> part() {
    return Arbitraries.of(0, 0, 0, 1, 1, 2);
  }

  private record Tool(String name, List<Json.Member> arguments) {}

  private static Arbitrary<Tool> tool() {
    Arbitrary<List<Json.Member>> optional =
        Arbitraries.of(
            List.of(),
            List.of(member("s", new Json.Text("a"))),
            List.of(member("s", new Json.Null())),
            List.of(member("s", new Json.Elided("sha256:" + "0".repeat(64), 10))));
    return Combinators.combine(
            Arbitraries.of("one", "one", "one", "two", "two", "ship", "open"),
            Arbitraries.of(1, 3, 5, 6),
            Arbitraries.of("/w/a", "/secret/b", "/w", "/w/a", "/secret/b", "/w", "w/a", "b"),
            optional,
            typedArguments())
        .as((name, n, path, more, typed) -> {
          List<Json.Member> members = new ArrayList<>();
          members.add(member("n", new Json.Number(java.math.BigDecimal.valueOf(n))));
          members.add(member("p", new Json.Text(path)));
          members.addAll(more);
          members.addAll(typed);
          return new Tool(name, members);
        });
  }

  private static Json tool(String name) {
    return new Json.Object(
        List.of(member("server", new Json.Text("s")), member("name", new Json.Text(name))));
  }

  /** A command may be one that only a shell understands, and so unknown. */
  private static Arbitrary<List<Json.Member>> typedArguments() {
    Arbitrary<List<Json.Member>> uri =
        Arbitraries.of("https://a.example/", "https://x.a.example/a/b", "file:///a", "")
            .map(text -> text.isEmpty() ? List.of() : List.of(member("u", new Json.Text(text))));
    Json words = new Json.Array(List.of(new Json.Text("ls"), new Json.Text("-x")));
    Arbitrary<List<Json.Member>> command =
        Arbitraries.of(
            List.of(),
            List.of(member("c", new Json.Text("ls"))),
            List.of(member("c", new Json.Text("ls | sh"))),
            List.of(member("c", words)),
            List.of(member("c", new Json.Null())));
    return Combinators.combine(uri, command)
        .as((first, second) -> {
          List<Json.Member> all = new ArrayList<>(first);
          all.addAll(second);
          return all;
        });
  }

  static Json.Member member(String name, Json value) {
    return new Json.Member(name, value);
  }

  private static Arbitrary<List<Statement>> facts() {
    return Combinators.combine(plainFacts(), typedFacts())
        .as((plain, typed) -> {
          List<Statement> all = new ArrayList<>(plain);
          all.addAll(typed);
          return List.copyOf(all);
        });
  }

  private static Arbitrary<List<Statement>> typedFacts() {
    Json nets = new Json.Array(List.of(new Json.Text("10.1.0.0/16"), new Json.Text("::/0")));
    Json places = new Json.Array(List.of(new Json.Text("/v"), new Json.Text("w")));
    Json info =
        new Json.Object(List.of(member("to", new Json.Text("a@b.example")), member("nets", nets)));
    return Combinators.combine(
            fact("env.ip", "10.1.2.3", "192.0.2.1", "2001:db8::1"),
            fact("task.day", "2026-11-24", "2026-12-24"),
            optionalFact("task.site", "https://a.example/", "urn:a:b", "https://b.example/"),
            Arbitraries.of(true, true, false))
        .as((ip, day, site, stated) -> {
          List<Statement> all = new ArrayList<>();
          List.of(ip, day, site).forEach(all::addAll);
          if (stated) {
            all.add(new Statement("task.places", Sent.of(places), Source.VOUCHED));
            all.add(new Statement("task.info", Sent.of(info), Source.VOUCHED));
          }
          return List.copyOf(all);
        });
  }

  private static Arbitrary<List<Statement>> plainFacts() {
    return Combinators.combine(
            fact("task.purpose", "x", "y"),
            fact("task.workspace", "/w", "/v", "/w", "/v", "w"),
            fact("credential.kind", "static_key", "jwt_svid"),
            fact("env.region", "eu", "us"),
            fact("principal.kind", "human", "service"),
            fact(
                "credential.issued_at",
                "2026-11-24T11:30:00Z",
                "2026-11-24T11:00:10Z",
                "2026-11-24T10:00:00Z"),
            Combinators.combine(
                    optionalFact("credential.binding", "dpop", "mtls"),
                    optionalFact(
                        "credential.rotated_at",
                        "2026-11-24T11:30:00Z",
                        "2026-11-24T11:00:10Z",
                        "2026-11-24T10:00:00Z"))
                .as((binding, rotated) -> List.of(binding, rotated)),
            Combinators.combine(
                    optionalFact("principal.acr", "mfa", "pwd"),
                    groups("principal.groups", "crew"),
                    groups("agent.groups", "off"))
                .as((acr, principal, agent) -> {
                  List<Statement> all = new ArrayList<>(acr);
                  all.addAll(principal);
                  all.addAll(agent);
                  return all;
                }))
        .as((a, b, c, d, e, f, g, h) -> {
          List<Statement> all = new ArrayList<>();
          List.of(a, b, c, d, e, f, h).forEach(all::addAll);
          g.forEach(all::addAll);
          all.add(
              new Statement(
                  "task.tools",
                  Sent.of(new Json.Array(List.of(tool("one"), tool("open")))),
                  Source.VOUCHED));
          all.add(
              new Statement(
                  "task.mentions",
                  Sent.of(new Json.Array(List.of(new Json.Text("eu")))),
                  Source.VOUCHED));
          return List.copyOf(all);
        });
  }

  private static Arbitrary<List<Statement>> fact(String name, String... values) {
    Arbitrary<Statement> stated =
        Combinators.combine(
                Arbitraries.of(values),
                Arbitraries.of(Source.VOUCHED, Source.VOUCHED, Source.ASSERTED))
            .as((value, source) -> new Statement(name, Sent.of(new Json.Text(value)), source));
    return Arbitraries.frequencyOf(
        Tuple.of(5, stated.map(List::of)), Tuple.of(1, Arbitraries.just(List.of())));
  }

  private static Arbitrary<List<Statement>> groups(String name, String word) {
    return Combinators.combine(
            Arbitraries.of(List.of("all", word), List.of("all"), List.<String>of()),
            Arbitraries.of(Source.VOUCHED, Source.VOUCHED, Source.ASSERTED))
        .as((words, source) ->
            new Statement(
                name,
                Sent.of(
                    new Json.Array(
                        words.stream().map(each -> (Json) new Json.Text(each)).toList())),
                source))
        .list()
        .ofMaxSize(1);
  }

  private static Arbitrary<List<Statement>> optionalFact(String name, String... values) {
    return Arbitraries.frequencyOf(
        Tuple.of(3, fact(name, values)),
        Tuple.of(1, Arbitraries.just(List.of(new Statement(name, Sent.none(), Source.VOUCHED)))));
  }

  private static Question question(
      int depth,
      Source trust,
      int task,
      int credential,
      Tool tool,
      List<Statement> facts,
      boolean complete) {
    Value.Identity agent = depth == 0 ? EMMA : bot(depth);
    List<Question.Hop> hops = new ArrayList<>();
    for (int i = 0; i < depth; i++) {
      hops.add(hop(i, trust));
    }
    return new Question(
        new Question.Party(Optional.of(agent), Source.VOUCHED),
        new Question.Party(Optional.of(EMMA), Source.VOUCHED),
        depth == 0 ? Sent.none() : Sent.of(List.copyOf(hops)),
        task == 2 && depth == 0
            ? Sent.none()
            : Sent.of(
                new Question.TaskClaim(
                    "t",
                    Sent.none(),
                    task == 0 ? Sent.of(NOW.plusSeconds(7200)) : Sent.none(),
                    Source.VOUCHED)),
        credential == 2
            ? Sent.none()
            : Sent.of(
                new Question.CredentialClaim(
                    "c",
                    credential == 0 ? Sent.of(NOW.plusSeconds(1800)) : Sent.none(),
                    Source.VOUCHED)),
        Optional.of(new Question.ToolRef("s", tool.name(), Optional.empty())),
        new Arguments.Typed(tool.arguments(), complete, Source.VOUCHED),
        Sent.nothing(),
        Source.VOUCHED,
        List.of(),
        List.of(),
        facts,
        Set.of("redact", "max_rows", "mark", "seal"),
        true);
  }

  static Question.Hop hop(int index, Source trust) {
    return new Question.Hop(
        Optional.of(index == 0 ? EMMA : bot(index)),
        Optional.of(bot(index + 1)),
        Optional.of("d" + index),
        index == 0 ? Sent.none() : Sent.of("d" + (index - 1)),
        Optional.of("t"),
        Optional.of(everything()),
        Sent.of("x"),
        Optional.of(NOW.minusSeconds(60)),
        Optional.of(NOW.plusSeconds(3600 - index)),
        Sent.nothing(),
        trust);
  }

  static Scope everything() {
    return new Scope(
        Optional.of(new Scope.Bound.All<>()),
        Optional.of(new Scope.Bound.All<>()),
        Optional.of(new Scope.Bound.All<>()),
        Optional.of(new Scope.Bound.All<>()));
  }
}
