package dev.remit.cli.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a bundle, as it is typed. */
class DiagnosticsTest {
  private static final String COMMON =
      "package acme.common\ndefine trusted = task.purpose == \"x\"\n";
  private static final String USER =
      """
      package crm
      import acme.common
      deny d "D" { when common.trusted }
      """;

  @TempDir Path directory = Path.of("");
  private TestEditor editor;

  @BeforeEach
  void start() throws Exception {
    editor = TestEditor.in(directory);
  }

  @AfterEach
  void stop() throws Exception {
    editor.close();
  }

  @Test
  void a_fault_is_shown_at_its_place_and_goes_when_it_is_mended() throws Exception {
    editor.open("a.policy", "package a\ndeny d \"🤖 D\" { when task.purpos == \"x\" }\n");
    PublishDiagnosticsParams faulty = editor.published("a.policy", any -> true);
    assertEquals(List.of("1:21 E0107"), TestEditor.shown(faulty));
    Diagnostic fault = faulty.getDiagnostics().getFirst();
    assertEquals(32, fault.getRange().getEnd().getCharacter());
    assertTrue(fault.getMessage().getLeft().contains("did you mean `task.purpose`?"));
    int mended =
        editor.type("a.policy", "package a\ndeny d \"D\" { when task.purpose == \"x\" }\n");
    assertEquals(List.of(), editor.findings("a.policy", mended));
  }

  @Test
  void a_change_in_one_file_shows_in_the_others_of_the_bundle() throws Exception {
    editor.write("remit.yaml", "");
    editor.write("common/common.policy", COMMON);
    editor.write("crm/deep/crm.policy", USER);
    editor.open("common/common.policy", COMMON);
    assertEquals(List.of(), editor.findings("common/common.policy", 1));
    editor.type("common/common.policy", COMMON.replace("trusted", "trustworthy"));
    assertEquals(
        List.of("2:18 E0107"),
        TestEditor.shown(editor.published("crm/deep/crm.policy", any -> true)));
    editor.type("common/common.policy", COMMON);
    assertEquals(List.of(), TestEditor.shown(editor.published("crm/deep/crm.policy", any -> true)));
  }

  @Test
  void what_is_open_stands_for_what_is_on_the_disk_until_it_is_closed() throws Exception {
    editor.write("remit.yaml", "");
    editor.write("common.policy", "package acme.common\n");
    editor.write("crm.policy", USER);
    editor.open("crm.policy", USER);
    assertEquals(List.of("2:18 E0107"), editor.findings("crm.policy", 1));
    editor.open("common.policy", COMMON);
    assertEquals(List.of(), TestEditor.shown(editor.published("crm.policy", any -> true)));
    editor.close("common.policy");
    assertEquals(
        List.of("2:18 E0107"), TestEditor.shown(editor.published("crm.policy", any -> true)));
    editor.close("crm.policy");
    assertEquals(List.of(), TestEditor.shown(editor.published("crm.policy", any -> true)));
  }

  @Test
  void of_many_changes_the_newest_is_what_counts() throws Exception {
    editor.open("a.policy", "package a\n");
    int last = 0;
    for (int i = 0; i < 300; i++) {
      last = editor.type("a.policy", "package a\n" + "deny d { when }\n".repeat(i % 7));
    }
    assertEquals(301, last);
    assertEquals(299 % 7, editor.findings("a.policy", last).size());
  }

  @Test
  void a_file_that_changes_on_the_disk_is_read_again() throws Exception {
    editor.write("remit.yaml", "");
    editor.write("common.policy", "package acme.common\n");
    editor.write("crm.policy", USER);
    editor.open("crm.policy", USER);
    assertEquals(List.of("2:18 E0107"), editor.findings("crm.policy", 1));
    editor.write("common.policy", COMMON);
    editor
        .server()
        .getWorkspaceService()
        .didChangeWatchedFiles(new DidChangeWatchedFilesParams(List.of()));
    assertEquals(List.of(), TestEditor.shown(editor.published("crm.policy", any -> true)));
  }

  @Test
  void without_settings_the_directory_of_the_file_is_the_bundle() throws Exception {
    editor.write("a/common.policy", COMMON);
    editor.open("a/crm.policy", USER);
    assertEquals(List.of(), editor.findings("a/crm.policy", 1));
    editor.write("b/crm.policy", USER);
    editor.open("b/crm.policy", USER);
    assertEquals(List.of("1:7 E0120"), editor.findings("b/crm.policy", 1));
  }

  @Test
  void settings_at_fault_are_said_in_each_open_file() throws Exception {
    editor.write("remit.yaml", "max_dept: 3");
    editor.open("a.policy", "package a\n");
    PublishDiagnosticsParams fault = editor.published("a.policy", any -> true);
    assertEquals(List.of("0:0"), TestEditor.shown(fault));
    assertTrue(
        fault
            .getDiagnostics()
            .getFirst()
            .getMessage()
            .getLeft()
            .contains("did you mean `max_depth`?"));
    editor.open("remit.yaml", "max_depth: 3");
    assertEquals(List.of(), TestEditor.shown(editor.published("a.policy", any -> true)));
  }

  @Test
  void a_file_over_the_limits_is_said_to_be() throws Exception {
    editor.open("a.policy", "package a\n" + "// a comment\n".repeat(100_000));
    assertEquals(List.of("0:0 E0090"), editor.findings("a.policy", 1));
    int larger = editor.type("a.policy", "package a\n" + "// a comment\n".repeat(400_000));
    PublishDiagnosticsParams fault =
        editor.published("a.policy", each -> each.getVersion() == larger);
    assertTrue(
        fault.getDiagnostics().getFirst().getMessage().getLeft().contains("bytes; split it"),
        fault.toString());
  }

  @Test
  void a_data_file_has_its_findings_in_itself() throws Exception {
    editor.write("remit.yaml", "");
    editor.write("limits.csv", "id,most\na,three\n");
    editor.open(
        "a.policy",
        """
        package a
        tool t.x { does execute }
        data budget[id: string] { most: int } from "limits.csv"
        permit p "P" { tool is t.x when budget[task.purpose].most > 1 }
        """);
    assertEquals(1, editor.published("limits.csv", any -> true).getDiagnostics().size());
    editor.open("limits.csv", "id,most\na,3\n");
    assertEquals(List.of(), TestEditor.shown(editor.published("limits.csv", any -> true)));
  }
}
