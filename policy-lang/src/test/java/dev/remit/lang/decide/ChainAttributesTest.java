package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.remit.lang.decide.Scope.Bound;
import dev.remit.lang.runtime.Source;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What rules read of a chain as a whole, of a task's tools, and of the newer catalogue lines. */
class ChainAttributesTest {
  private static final String PERMITTED = "PERMITTED p.a";
  private static final String DENIED = "DENIED p.d";

  private static Bench deny(String condition) {
    return new Bench(
        "permit a \"A\" { acts alone or delegated }\ndeny d \"D\" { when " + condition + " }");
  }

  private static String unknown(String fact) {
    return "INDETERMINATE p.d " + fact;
  }

  @Test
  void the_actors_are_the_agents_of_the_chain() {
    Bench worker = deny("\"spiffe://acme.example/worker/2\" in chain.actors");
    assertEquals(PERMITTED, worker.chain(2, chain -> chain).outcome());
    assertEquals(DENIED, worker.chain(3, chain -> chain).outcome());
    assertEquals(DENIED, deny("agent in chain.actors").outcome());
    assertEquals(PERMITTED, deny("principal in chain.actors").outcome());
    Bench requester = deny("task.requester in chain.actors");
    requester.chain(2, chain -> chain).fact("task.requester", "\"spiffe://acme.example/worker/1\"");
    assertEquals(DENIED, requester.outcome());
  }

  @Test
  void who_acts_alone_is_the_only_actor() {
    assertEquals(DENIED, deny("principal in chain.actors").alone().outcome());
    assertEquals(
        PERMITTED, deny("some a in chain.actors satisfies (a not in support)").alone().outcome());
  }

  @Test
  void a_quantifier_over_actors_needs_no_guard_since_somebody_always_acts() {
    Bench bench =
        new Bench("permit a \"A\" { when every a in chain.actors satisfies (a in support) }");
    assertEquals(PERMITTED, bench.outcome());
    assertEquals("NOT_PERMITTED", bench.chain(2, chain -> chain).outcome());
  }

  @Test
  void an_actor_on_somebodys_mere_word_is_unknown_beside_those_that_are_known() {
    Bench bench = deny("\"spiffe://acme.example/worker/2\" in chain.actors");
    bench.settings = Bench.settings(8, Set.of(), Source.ASSERTED);
    bench.chain(2, chain -> chain.change(0, hop -> Hops.trusted(hop, Source.ASSERTED)));
    assertEquals(unknown("chain.actors"), bench.outcome());
    bench.chain(3, chain -> chain.change(0, hop -> Hops.trusted(hop, Source.ASSERTED)));
    assertEquals(DENIED, bench.outcome());
  }

  private static Scope scope(boolean tools, boolean actions, boolean datasets, boolean arguments) {
    return new Scope(
        tools ? Optional.of(new Bound.All<>()) : Bench.only("crm.*"),
        actions ? Optional.of(new Bound.All<>()) : Bench.only("read"),
        datasets
            ? Optional.of(new Bound.All<>())
            : Optional.of(
                new Bound.Only<>(List.of(new Scope.DatasetBound("crm.*", Optional.empty())))),
        arguments ? Optional.of(new Bound.All<>()) : Optional.of(new Bound.Only<>(List.of())));
  }

  @Test
  void a_scope_says_which_of_its_bounds_admit_everything() {
    String[] bounds = {"tools", "actions", "datasets", "arguments"};
    for (int i = 0; i < bounds.length; i++) {
      Scope narrow = scope(i != 0, i != 1, i != 2, i != 3);
      for (int j = 0; j < bounds.length; j++) {
        for (String of :
            List.of("not chain.scope.all_", "some hop satisfies (not hop.scope.all_")) {
          String condition = of + bounds[j] + (of.startsWith("some") ? ")" : "");
          assertEquals(
              i == j ? DENIED : PERMITTED,
              deny(condition)
                  .chain(1, chain -> chain.change(0, hop -> Hops.scoped(hop, narrow)))
                  .outcome(),
              bounds[i] + " " + condition);
        }
      }
    }
  }

  @Test
  void the_scope_of_a_chain_is_its_last_hops_and_without_a_hop_nobody_hands_anything_on() {
    Scope narrow = scope(false, false, false, false);
    Bench last = deny("not chain.scope.all_tools");
    last.chain(2, chain -> chain.change(1, hop -> Hops.scoped(hop, narrow)));
    assertEquals(DENIED, last.outcome());
    assertEquals(DENIED, deny("not chain.scope.all_tools").alone().outcome());
    Bench asserted = deny("not chain.scope.all_tools");
    asserted.settings = Bench.settings(8, Set.of(), Source.ASSERTED);
    asserted.chain(2, chain -> chain.change(1, hop -> Hops.trusted(hop, Source.ASSERTED)));
    assertEquals(unknown("chain.scope.all_tools"), asserted.outcome());
    asserted.chain(2, chain -> chain.change(0, hop -> Hops.trusted(hop, Source.ASSERTED)));
    assertEquals(PERMITTED, asserted.outcome());
  }

  @Test
  void the_tools_of_a_task_are_a_set_of_tools() {
    String query = "[{\"server\":\"crm\",\"name\":\"query\"}]";
    assertEquals(DENIED, deny("tool in task.tools").fact("task.tools", query).outcome());
    assertEquals(
        PERMITTED,
        deny("tool in task.tools")
            .fact("task.tools", "[{\"server\":\"crm\",\"name\":\"refund\"}]")
            .outcome());
    assertEquals(PERMITTED, deny("tool in task.tools").fact("task.tools", "[]").outcome());
    assertEquals(unknown("task.tools"), deny("tool in task.tools").outcome());
    assertEquals(
        "MALFORMED", deny("tool in task.tools").fact("task.tools", "[\"crm.query\"]").outcome());
  }

  @Test
  void readers_and_versions_of_datasets_and_digests_of_tools_are_the_catalogues() {
    String catalogue =
        "dataset crm.notes { labels { }, readers { crm, \"support leads\" }, version \"2\" }\n"
            + "tool x.notes { does read on crm.notes digest \"sha256:"
            + "a".repeat(64)
            + "\" }\n";
    String readers = "some g in principal.groups satisfies (g in dataset.readers)";
    Bench bench =
        new Bench(catalogue + "permit a \"A\" { }\ndeny d \"D\" { when " + readers + " }")
            .call("x", "notes", "{}");
    bench.asking.tool =
        Optional.of(new Question.ToolRef("x", "notes", Optional.of("sha256:" + "a".repeat(64))));
    assertEquals(DENIED, bench.fact("principal.groups", "[\"hr\",\"support leads\"]").outcome());
    bench.asking.facts.clear();
    assertEquals(PERMITTED, bench.fact("principal.groups", "[\"hr\"]").outcome());
    assertEquals(
        unknown("dataset.readers"), deny(readers).fact("principal.groups", "[\"hr\"]").outcome());
    Bench version =
        new Bench(
            catalogue
                + "permit a \"A\" { }\ndeny d \"D\" { tool is x.notes when dataset.version == \"2\""
                + " when has tool.digest and tool.digest == \"sha256:"
                + "a".repeat(64)
                + "\" }");
    version.call("x", "notes", "{}").asking.tool = bench.asking.tool;
    assertEquals(DENIED, version.outcome());
    assertEquals(DENIED, deny("not has tool.digest").outcome());
  }

  @Test
  void groups_of_an_agent_are_its_entrys_or_stated() {
    assertEquals(DENIED, deny("\"ci\" in agent.groups").fact("agent.groups", "[\"ci\"]").outcome());
    assertEquals(unknown("agent.groups"), deny("\"ci\" in agent.groups").outcome());
  }
}
