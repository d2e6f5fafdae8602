package dev.remit.lang.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.Bundles;
import dev.remit.lang.Seeds;
import dev.remit.lang.decide.Question;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What broke laws 6 and 7 once is asked in each build; and a failure can become such a case. */
class LawCorpusTest {
  @Provide
  Arbitrary<Question> questions() {
    return Requests.questions();
  }

  @Example
  void the_engines_agree_on_what_broke_them_once() {
    List<Path> all = LawCase.in(LawCase.CORPUS);
    assertFalse(all.isEmpty(), "no corpus");
    for (Path policy : all) {
      LawCase found = LawCase.read(policy);
      EngineProperties.agree(Bundles.compile(found.policy()), found.questions());
      IndexProperties.invisible(Bundles.compile(found.policy()), found.questions());
    }
  }

  @Property(seed = Seeds.BUILD, tries = 300)
  void a_question_is_read_as_it_was_written(
      @ForAll("questions") Question question, @ForAll Random random) {
    List<Question> both = List.of(question, Ignorance.lessKnown(question, random));
    assertEquals(both, QuestionJson.read(QuestionJson.write(both)));
  }

  /** Of many rules and questions, those that matter stand in the file, and break the law again. */
  @Example
  void a_failure_leaves_its_smallest_case_in_a_file() throws Exception {
    List<Policies.Rule> rules =
        List.of(
            new Policies.Rule("permit", "tool is s.one\nwhen args.n <= 5\ngrant for 1m"),
            new Policies.Rule("deny", "when task.purpose == \"x\"\nwhen env.region == \"eu\""),
            new Policies.Rule("permit", "tool is s.two"));
    List<Question> questions =
        Requests.questions().list().ofSize(6).sampleStream().findFirst().orElseThrow();
    Smallest.Law law =
        (some, asked) -> {
          String text = LawCase.text(some);
          assertTrue(
              asked.isEmpty() || !text.contains("deny") || !text.contains("env.region =="),
              "no region is denied");
        };
    AssertionError error =
        assertThrows(AssertionError.class, () -> Smallest.check("none", law, rules, questions));
    Path policy = Path.of(error.toString().replaceAll("(?s).* broken by (\\S+) .*", "$1"));
    LawCase found = LawCase.read(policy);
    try {
      assertEquals(1, found.questions().size());
      assertEquals(List.of(), found.questions().getFirst().facts());
      assertEquals(
          "deny r0 \"R\" {\nwhen env.region == \"eu\"\n}\n",
          found.policy().substring(LawCase.text(List.of()).length()));
    } finally {
      Files.delete(policy);
      Files.delete(Path.of(policy.toString().replace(".policy", ".json")));
    }
  }
}
