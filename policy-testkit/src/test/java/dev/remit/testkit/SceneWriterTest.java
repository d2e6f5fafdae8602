package dev.remit.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.remit.lang.TestedBundle;
import dev.remit.lang.suite.Case;
import dev.remit.lang.suite.Scene;
import dev.remit.testkit.search.Change;
import dev.remit.testkit.search.Changes;
import dev.remit.testkit.search.SceneWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A scene that is written down is read as the same scene. */
class SceneWriterTest {
  @Test
  void each_change_of_each_fixture_is_read_as_it_is_written() {
    TestedBundle tested = Suites.with("");
    Changes changes = new Changes(List.of(tested.bundle()));
    List<Scene> scenes = new ArrayList<>();
    tested
        .suite()
        .scenes()
        .forEach(start -> {
          scenes.add(start.scene());
          for (Change change : changes.of(start.scene())) {
            scenes.add(change.apply().apply(start.scene()));
          }
        });
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < scenes.size(); i++) {
      text.append(SceneWriter.test(tested.bundle(), scenes.get(i), "t" + i, "deny"));
    }
    List<Case> cases = Suites.with(text.toString()).suite().cases();
    for (int i = 0; i < scenes.size(); i++) {
      assertEquals(
          SceneWriter.items(tested.bundle(), scenes.get(i)),
          SceneWriter.items(tested.bundle(), cases.get(i).stages().getFirst().scene()));
    }
  }

  @Test
  void a_change_written_after_with_is_that_change() {
    TestedBundle tested = Suites.with("");
    Changes changes = new Changes(List.of(tested.bundle()));
    for (var start : tested.suite().scenes()) {
      List<Change> all = changes.of(start.scene());
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < all.size(); i++) {
        text.append("test \"")
            .append(i)
            .append("\" { given ")
            .append(start.given())
            .append(" with ")
            .append(all.get(i).written())
            .append(" expect allow by read }\n");
      }
      List<Case> cases = Suites.with(text.toString()).suite().cases();
      for (int i = 0; i < all.size(); i++) {
        assertEquals(
            SceneWriter.items(tested.bundle(), all.get(i).apply().apply(start.scene())),
            SceneWriter.items(tested.bundle(), cases.get(i).stages().getFirst().scene()),
            all.get(i).written());
      }
    }
  }
}
