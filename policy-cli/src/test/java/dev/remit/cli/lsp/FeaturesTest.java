package dev.remit.cli.lsp;

import static dev.remit.cli.lsp.TestEditor.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonPrimitive;
import dev.remit.lang.format.Formatter;
import dev.remit.lang.source.SourceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.TextEdit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an editor asks, over the protocol. */
class FeaturesTest {
  private static final String COMMON =
      """
      package acme.common
      group agents robots = { "spiffe://acme.example/agent/robot/*" }
      define trusted = task.purpose == "x"
      """;
  private static final String CRM =
      """
      package crm
      import acme.common
      enum tier { low, high }
      attribute task.tier: tier from vouched
      dataset crm.customers { sensitivity internal, labels { }, owner "team-crm" }
      tool crm.query { args { customer: string } does read on crm.customers }
      deny d "🤖🤖 D" { agent in common.robots tool is crm.query when common.trusted and task.tier == low }
      """;

  @TempDir Path directory = Path.of("");
  private TestEditor editor;

  @BeforeEach
  void start() throws Exception {
    editor = TestEditor.in(directory);
    editor.write("remit.yaml", "");
    editor.write("deep/common.policy", COMMON);
    editor.open("crm.policy", CRM);
  }

  @AfterEach
  void stop() throws Exception {
    editor.close();
  }

  private static Range range(int line, int from, int to) {
    return new Range(new Position(line, from), new Position(line, to));
  }

  /** In the line of the rule, in UTF-16 characters, as Java counts them. */
  private static Range inRule(String text, int length) {
    int start = CRM.lines().toList().get(6).indexOf(text);
    return range(6, start, start + length);
  }

  private String shown(Location location) {
    return Path.of(java.net.URI.create(location.getUri())).getFileName()
        + " "
        + location.getRange().getStart().getLine()
        + ":"
        + location.getRange().getStart().getCharacter();
  }

  @Test
  void hover_counts_utf_16_characters() throws Exception {
    Hover hover =
        await(
            editor
                .documents()
                .hover(
                    new HoverParams(
                        editor.id("crm.policy"), editor.after("crm.policy", "and task.tie"))));
    assertEquals(
        "```remit\ntask.tier: tier\n```\n\nFrom the request's statements; unknown where it comes from below"
            + " `vouched`.",
        hover.getContents().getRight().getValue());
    assertEquals(inRule("task.tier", 9), hover.getRange());
  }

  @Test
  void completion_works_in_a_text_that_does_not_parse() throws Exception {
    editor.type("crm.policy", CRM + "permit p \"🤖\" { when task.ti");
    List<CompletionItem> items =
        await(
                editor
                    .documents()
                    .completion(
                        new CompletionParams(
                            editor.id("crm.policy"), editor.after("crm.policy", "when task.ti"))))
            .getLeft();
    assertEquals(List.of("tier"), items.stream().map(CompletionItem::getLabel).toList());
    TextEdit edit = items.getFirst().getTextEdit().getLeft();
    assertEquals(range(7, 26, 28), edit.getRange());
    assertEquals("tier", items.getFirst().getDetail());
  }

  @Test
  void a_definition_lies_in_another_file() throws Exception {
    List<? extends Location> found =
        await(
                editor
                    .documents()
                    .definition(
                        new DefinitionParams(
                            editor.id("crm.policy"),
                            editor.after("crm.policy", "when common.trusted"))))
            .getLeft();
    assertEquals(List.of("common.policy 2:7"), found.stream().map(this::shown).toList());
    assertEquals(editor.uri("deep/common.policy"), found.getFirst().getUri());
  }

  @Test
  void references_are_of_all_files() throws Exception {
    ReferenceParams params =
        new ReferenceParams(
            editor.id("crm.policy"),
            editor.after("crm.policy", "agent in common.robots"),
            new ReferenceContext(true));
    assertEquals(
        List.of("crm.policy 6:34", "common.policy 1:13"),
        await(editor.documents().references(params)).stream().map(this::shown).toList());
    params.setContext(new ReferenceContext(false));
    assertEquals(
        List.of("crm.policy 6:34"),
        await(editor.documents().references(params)).stream().map(this::shown).toList());
  }

  @Test
  void a_name_is_changed_in_all_files() throws Exception {
    Position at = editor.after("crm.policy", "when common.trusted");
    assertEquals(
        inRule("trusted", 7),
        await(
                editor
                    .documents()
                    .prepareRename(new PrepareRenameParams(editor.id("crm.policy"), at)))
            .getFirst());
    Map<String, List<TextEdit>> changes =
        await(
                editor
                    .documents()
                    .rename(new RenameParams(editor.id("crm.policy"), at, "trustworthy")))
            .getChanges();
    assertEquals(
        Map.of(
            editor.uri("crm.policy"), List.of(inRule("trusted", 7)),
            editor.uri("deep/common.policy"), List.of(range(2, 7, 14))),
        changes.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    each -> each.getValue().stream().map(TextEdit::getRange).toList())));
  }

  @Test
  void what_cannot_be_renamed_is_said_in_a_sentence() throws Exception {
    Position keyword = editor.after("crm.policy", "den");
    assertEquals(
        "there is no name of the bundle here",
        TestEditor.refusal(
                editor
                    .documents()
                    .prepareRename(new PrepareRenameParams(editor.id("crm.policy"), keyword)))
            .getResponseError()
            .getMessage());
    Position name = editor.after("crm.policy", "common.robots");
    String clash =
        TestEditor.refusal(
                editor
                    .documents()
                    .rename(new RenameParams(editor.id("crm.policy"), name, "trusted")))
            .getResponseError()
            .getMessage();
    assertTrue(
        clash.startsWith("with the name `trusted` the bundle would have the error E"), clash);
  }

  @Test
  void formatting_is_that_of_the_command() throws Exception {
    DocumentFormattingParams params =
        new DocumentFormattingParams(editor.id("crm.policy"), new FormattingOptions(2, true));
    TextEdit edit = await(editor.documents().formatting(params)).getFirst();
    assertEquals(new Position(7, 0), edit.getRange().getEnd());
    assertEquals(
        new Formatter.Result.Formatted(edit.getNewText()),
        Formatter.format(new SourceFile("crm.policy", CRM)));
    editor.type("crm.policy", edit.getNewText());
    assertEquals(List.of(), await(editor.documents().formatting(params)));
    editor.type("crm.policy", CRM + "deny {");
    assertEquals(List.of(), await(editor.documents().formatting(params)));
  }

  @Test
  void a_finding_s_own_suggestion_is_a_fix() throws Exception {
    editor.type("crm.policy", CRM.replace("and task.tier", "and task.tie"));
    Position at = editor.after("crm.policy", "and task.t");
    CodeActionParams params =
        new CodeActionParams(
            editor.id("crm.policy"), new Range(at, at), new CodeActionContext(List.of()));
    CodeAction action = await(editor.documents().codeAction(params)).getFirst().getRight();
    assertEquals("Write `task.tier` instead of `task.tie`", action.getTitle());
    assertEquals(Set.of(editor.uri("crm.policy")), action.getEdit().getChanges().keySet());
    TextEdit edit = action.getEdit().getChanges().values().iterator().next().getFirst();
    assertEquals("task.tier", edit.getNewText());
    assertEquals(inRule("task.t", 8), edit.getRange());
    params.setRange(range(0, 0, 0));
    assertEquals(List.of(), await(editor.documents().codeAction(params)));
    params.setRange(new Range(at, at));
    params.setContext(new CodeActionContext(List.of(), List.of("refactor")));
    assertEquals(List.of(), await(editor.documents().codeAction(params)));
  }

  @Test
  void the_outline_has_what_the_file_declares() throws Exception {
    assertEquals(
        List.of(
            "tier enum",
            "task.tier attribute",
            "crm.customers dataset",
            "crm.query tool",
            "d rule"),
        await(editor.documents().documentSymbol(new DocumentSymbolParams(editor.id("crm.policy"))))
            .stream()
            .map(each -> each.getRight().getName() + " " + each.getRight().getDetail())
            .toList());
  }

  @Test
  void each_test_has_a_lens_that_runs_it() throws Exception {
    editor.type("crm.policy", CRM + "test \"🤖 once\" { expect deny }\n");
    CodeLens lens =
        await(editor.documents().codeLens(new CodeLensParams(editor.id("crm.policy")))).getFirst();
    assertEquals(range(7, 5, 14), lens.getRange());
    assertEquals("remit.runTest", lens.getCommand().getCommand());
    assertEquals(
        List.of(editor.uri("crm.policy"), "🤖 once"),
        lens.getCommand().getArguments().stream()
            .map(each -> ((JsonPrimitive) each).getAsString())
            .toList());
  }

  @Test
  void a_file_without_a_test_has_no_lens() throws Exception {
    assertEquals(
        List.of(), await(editor.documents().codeLens(new CodeLensParams(editor.id("crm.policy")))));
  }

  @Test
  void of_an_unknown_file_or_a_place_beyond_the_end_nothing_is_known() throws Exception {
    for (String uri :
        List.of(editor.uri("none.policy"), "untitled:Untitled-1", "no uri", "file://host/x", "")) {
      var id = new org.eclipse.lsp4j.TextDocumentIdentifier(uri);
      Position any = new Position(0, 3);
      assertNull(await(editor.documents().hover(new HoverParams(id, any))));
      assertNull(await(editor.documents().rename(new RenameParams(id, any, "x"))));
      assertEquals(
          List.of(), await(editor.documents().completion(new CompletionParams(id, any))).getLeft());
      assertEquals(
          List.of(), await(editor.documents().definition(new DefinitionParams(id, any))).getLeft());
    }
    for (Position beyond : List.of(new Position(9_999, 3), new Position(3, 9_999))) {
      assertNull(await(editor.documents().hover(new HoverParams(editor.id("crm.policy"), beyond))));
    }
    List<CompletionItem> atTheEnd =
        await(
                editor
                    .documents()
                    .completion(
                        new CompletionParams(editor.id("crm.policy"), new Position(9_999, 9_999))))
            .getLeft();
    assertTrue(
        atTheEnd.stream().map(CompletionItem::getLabel).toList().contains("permit"),
        atTheEnd.toString());
  }

  @Test
  void while_the_settings_are_at_fault_nothing_is_known() throws Exception {
    editor.open("remit.yaml", "max_dept: 3");
    assertNull(
        await(
            editor
                .documents()
                .hover(
                    new HoverParams(
                        editor.id("crm.policy"), editor.after("crm.policy", "and task.tie")))));
  }
}
