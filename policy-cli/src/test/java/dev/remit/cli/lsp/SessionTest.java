package dev.remit.cli.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.remit.cli.RemitCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order of a session, and what goes over the streams of the real command. */
class SessionTest {
  private static final String INITIALIZE =
      """
      {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}\
      """;
  private static final String SHUTDOWN = "{\"jsonrpc\":\"2.0\",\"id\":99,\"method\":\"shutdown\"}";
  private static final String EXIT = "{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}";

  @TempDir Path directory = Path.of("");

  /** The answers by id, and the exit code. */
  private record Ran(int code, Map<Integer, JsonObject> answers, String err) {}

  private Ran run(String... messages) throws IOException, InterruptedException {
    Path in = directory.resolve("in");
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    StringBuilder sent = new StringBuilder();
    for (String each : messages) {
      int length = each.getBytes(StandardCharsets.UTF_8).length;
      sent.append("Content-Length: ").append(length).append("\r\n\r\n").append(each);
    }
    Files.writeString(in, sent);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                RemitCommand.class.getName(),
                "lsp")
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    int code = process.waitFor();
    return new Ran(code, answers(Files.readString(out)), Files.readString(err));
  }

  /** The whole output has to be messages: whatever else is printed there breaks an editor. */
  private static Map<Integer, JsonObject> answers(String out) {
    Map<Integer, JsonObject> answers = new TreeMap<>();
    byte[] left = out.getBytes(StandardCharsets.UTF_8);
    for (JsonElement each : messages(new String(left, StandardCharsets.UTF_8))) {
      JsonElement id = each.getAsJsonObject().get("id");
      if (id != null && id.isJsonPrimitive()) {
        answers.put(id.getAsInt(), each.getAsJsonObject());
      }
    }
    return answers;
  }

  private static List<JsonElement> messages(String out) {
    List<JsonElement> messages = new ArrayList<>();
    byte[] bytes = out.getBytes(StandardCharsets.UTF_8);
    int at = 0;
    while (at < bytes.length) {
      String rest = new String(bytes, at, bytes.length - at, StandardCharsets.UTF_8);
      assertTrue(rest.startsWith("Content-Length: "), rest);
      int head = rest.indexOf("\r\n\r\n") + 4;
      int length = Integer.parseInt(rest.substring(16, rest.indexOf("\r\n")));
      messages.add(
          JsonParser.parseString(new String(bytes, at + head, length, StandardCharsets.UTF_8)));
      at += head + length;
    }
    return messages;
  }

  @Test
  void a_session_in_order_exits_with_0_and_prints_nothing_but_messages() throws Exception {
    Ran ran = run(INITIALIZE, SHUTDOWN, EXIT);
    assertEquals(0, ran.code(), ran.err());
    JsonObject result = answer(ran, 1).getAsJsonObject("result");
    assertEquals("remit", result.getAsJsonObject("serverInfo").get("name").getAsString());
    assertEquals(
        "utf-16", result.getAsJsonObject("capabilities").get("positionEncoding").getAsString());
    assertTrue(answer(ran, 99).has("result"));
  }

  private static JsonObject answer(Ran ran, int id) {
    JsonObject answer = ran.answers().get(id);
    assertNotNull(answer, ran.toString());
    return answer;
  }

  @Test
  void exit_without_shutdown_and_a_client_that_hangs_up_exit_with_1() throws Exception {
    assertEquals(1, run(INITIALIZE, EXIT).code());
    assertEquals(1, run(INITIALIZE).code());
    assertEquals(1, run().code());
  }

  @Test
  void what_is_no_message_is_an_error_and_the_next_is_answered() throws Exception {
    Ran ran =
        run(
            INITIALIZE,
            "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"textDocument/hover\",\"params\":[1,2,3]}",
            "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"textDocument/hover\",\"params\":{\"position\":\"x\"}}",
            "{\"jsonrpc\":\"2.0\",\"id\":4,\"method\":\"textDocument/hover\",\"params\":{}}",
            "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"textDocument/hover\"}",
            "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":{}}",
            "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didChange\",\"params\":{\"x\":1}}",
            "{\"jsonrpc\":\"2.0\",\"id\":6,\"method\":\"no/such/thing\",\"params\":{}}",
            "{ this is no JSON",
            SHUTDOWN,
            EXIT);
    for (int id = 2; id <= 6; id++) {
      assertTrue(answer(ran, id).has("error"), answer(ran, id).toString());
    }
    assertTrue(answer(ran, 99).has("result"));
    assertEquals(0, ran.code(), ran.err());
  }

  @Test
  void requests_are_answered_between_initialize_and_shutdown() throws Exception {
    try (TestEditor editor = TestEditor.connected(directory)) {
      HoverParams params = new HoverParams(editor.id("a.policy"), new Position(0, 0));
      assertEquals(
          ResponseErrorCode.ServerNotInitialized.getValue(),
          TestEditor.refusal(editor.documents().hover(params)).getResponseError().getCode());
    }
    TestEditor editor = TestEditor.in(directory);
    TestEditor.await(editor.server().shutdown());
    HoverParams params = new HoverParams(editor.id("a.policy"), new Position(0, 0));
    assertEquals(
        ResponseErrorCode.InvalidRequest.getValue(),
        TestEditor.refusal(editor.documents().hover(params)).getResponseError().getCode());
    editor.server().exit();
    assertEquals(0, TestEditor.await(editor.code()));
  }
}
