package dev.remit.lang.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.remit.lang.Bundles;
import dev.remit.lang.Seeds;
import dev.remit.lang.decide.AlteredQuestion;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.InMemoryLiveState;
import dev.remit.lang.decide.Listing;
import dev.remit.lang.decide.LiveState;
import dev.remit.lang.decide.Question;
import dev.remit.lang.decide.Sent;
import dev.remit.lang.runtime.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** A listing of many tools says of each what it would say of that tool alone. */
class ListingProperties {
  @Provide
  Arbitrary<List<Policies.Rule>> rules() {
    return Policies.rules();
  }

  @Provide
  Arbitrary<Question> questions() {
    return Requests.questions();
  }

  /** Each tool alone is the reference: one listing of all gives the same reasons, in any order. */
  @Property(seed = Seeds.BUILD, tries = 500)
  void law_10_one_listing_of_many_tools_is_as_each_alone(
      @ForAll("rules") List<Policies.Rule> rules,
      @ForAll @Size(4) List<@From("questions") Question> questions) {
    String text =
        IntStream.range(0, rules.size())
            .mapToObj(i -> rules.get(i).text(i))
            .collect(Collectors.joining());
    CompiledBundle bundle =
        Bundles.compile(Policies.CATALOGUE + String.join("", Policies.ROWS) + text);
    List<Optional<Question.ToolRef>> malformed =
        List.of(
            Optional.of(new Question.ToolRef("No Such", "", Optional.empty())),
            Optional.empty(),
            Optional.of(new Question.ToolRef("none", "none", Optional.of("sha256:"))));
    List<Optional<Question.ToolRef>> tools = new ArrayList<>(malformed);
    questions.forEach(question -> tools.add(question.tool()));
    tools.add(Optional.of(new Question.ToolRef("none", "none", Optional.empty())));
    tools.addAll(malformed);
    for (Question question : questions) {
      for (Question asked : List.of(question, withoutTask(question), saidByAnybody(question))) {
        Listing listing = new Listing(asked, bundle, new InMemoryLiveState(), Requests.NOW);
        for (Optional<Question.ToolRef> tool : tools) {
          assertEquals(
              Listing.hidden(of(asked, tool), bundle, new InMemoryLiveState(), Requests.NOW),
              listing.hidden(tool));
        }
      }
    }
  }

  private static Question of(Question question, Optional<Question.ToolRef> tool) {
    return new AlteredQuestion(question).tool(tool).question();
  }

  /** Malformed, whatever the tool. */
  private static Question withoutTask(Question question) {
    return new AlteredQuestion(question).task(Sent.nothing()).question();
  }

  /** Refused after what is malformed. */
  private static Question saidByAnybody(Question question) {
    return new AlteredQuestion(question)
        .agent(new Question.Party(question.agent().identity(), Source.ASSERTED))
        .question();
  }

  /** What fails for one tool hides it, and is no reason for the next. */
  @Property(seed = Seeds.BUILD, tries = 20)
  void a_failing_component_hides_each_tool(@ForAll("questions") Question question) {
    CompiledBundle bundle = Bundles.compile(Policies.CATALOGUE + String.join("", Policies.ROWS));
    LiveState failing =
        new LiveState() {
          @Override
          public Standing standing(Subject subject) {
            throw new IllegalStateException("no live state");
          }

          @Override
          public TaskState task(String id) {
            throw new IllegalStateException("no live state");
          }

          @Override
          public Approvals approvals(String demandDigest) {
            throw new IllegalStateException("no live state");
          }

          @Override
          public boolean consume(Set<String> approvals) {
            throw new IllegalStateException("no live state");
          }
        };
    Listing listing = new Listing(question, bundle, failing, Requests.NOW);
    for (int i = 0; i < 3; i++) {
      assertEquals(
          Listing.hidden(question, bundle, failing, Requests.NOW), listing.hidden(question.tool()));
    }
  }
}
