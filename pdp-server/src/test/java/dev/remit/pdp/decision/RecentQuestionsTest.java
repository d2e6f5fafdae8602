package dev.remit.pdp.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.decide.Arguments;
import dev.remit.lang.decide.Question;
import dev.remit.lang.decide.Sent;
import dev.remit.lang.runtime.Source;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which questions are kept to exercise a bundle by. */
class RecentQuestionsTest {
  private final RecentQuestions recent = new RecentQuestions();

  private static Question question(String tool) {
    Question.Party nobody = new Question.Party(Optional.empty(), Source.ASSERTED);
    return new Question(
        nobody,
        nobody,
        Sent.none(),
        Sent.none(),
        Sent.none(),
        Optional.of(new Question.ToolRef("s", tool, Optional.empty())),
        new Arguments.Typed(List.of(), true, Source.ASSERTED),
        Sent.nothing(),
        Source.ASSERTED,
        List.of(),
        List.of(),
        List.of(),
        Set.of(),
        false);
  }

  private void note(int tool, int hash) {
    note(tool, 1, hash);
  }

  private void note(int tool, int length, int hash) {
    recent.note(
        new IdempotencyKey("caller", length, new byte[0], hash), question(Integer.toString(tool)));
  }

  private boolean isKept(int tool) {
    return recent.noted().contains(question(Integer.toString(tool)));
  }

  @Test
  void the_first_are_all_kept() {
    assertEquals(List.of(), recent.noted());
    for (int i = 0; i < RecentQuestions.PLACES; i++) {
      note(i, 1);
    }
    assertEquals(RecentQuestions.PLACES, recent.noted().size());
    assertTrue(isKept(0) && isKept(RecentQuestions.PLACES - 1));
  }

  @Test
  void after_them_one_of_so_many_takes_the_place_of_the_oldest() {
    for (int i = 0; i < RecentQuestions.PLACES; i++) {
      note(i, 1);
    }
    note(1_000, 1);
    assertFalse(isKept(1_000));
    note(1_001, -RecentQuestions.EACH);
    assertTrue(isKept(1_001));
    assertFalse(isKept(0));
    assertTrue(isKept(1));
    assertEquals(RecentQuestions.PLACES, recent.noted().size());
  }

  @Test
  void a_long_request_is_passed_over() {
    note(1, RecentQuestions.LONGEST + 1, 0);
    assertEquals(List.of(), recent.noted());
    note(1, RecentQuestions.LONGEST, 0);
    assertTrue(isKept(1));
  }
}
