package dev.remit.pdp.api.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.Duration;
import dev.remit.proto.v1.ArgumentBound;
import dev.remit.proto.v1.ArgumentLimit;
import dev.remit.proto.v1.ArgumentLimits;
import dev.remit.proto.v1.ArgumentTexts;
import dev.remit.proto.v1.Arguments;
import dev.remit.proto.v1.AuthorizeBatchRequest;
import dev.remit.proto.v1.AuthorizeRequest;
import dev.remit.proto.v1.Chain;
import dev.remit.proto.v1.Context;
import dev.remit.proto.v1.Dataset;
import dev.remit.proto.v1.DatasetsPart;
import dev.remit.proto.v1.Decision;
import dev.remit.proto.v1.Fact;
import dev.remit.proto.v1.Hop;
import dev.remit.proto.v1.ListToolsRequest;
import dev.remit.proto.v1.ListValue;
import dev.remit.proto.v1.Member;
import dev.remit.proto.v1.PresentedApproval;
import dev.remit.proto.v1.ReasonCode;
import dev.remit.proto.v1.Scope;
import dev.remit.proto.v1.StatedAccess;
import dev.remit.proto.v1.Task;
import dev.remit.proto.v1.TextBound;
import dev.remit.proto.v1.TextFact;
import dev.remit.proto.v1.Texts;
import dev.remit.proto.v1.Tool;
import dev.remit.proto.v1.ToolSet;
import dev.remit.proto.v1.Value;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each limit that the contract names, on both sides of it, over a real socket. */
@QuarkusTest
class LimitsTest {
  private static final int STRING = 16 * 1024;
  private static final int ARGUMENTS = 64 * 1024;

  private final Client client = new Client();

  @AfterEach
  void close() {
    client.close();
  }

  private Decision decide(AuthorizeRequest.Builder request) {
    return client.service().authorize(request.build()).getDecision();
  }

  /**
   * @param most the greatest size that is read
   * @param read what a request of that size ends in
   * @param field the field that is at fault beyond
   */
  record Limit(
      String name,
      int most,
      ReasonCode read,
      String field,
      IntFunction<AuthorizeRequest.Builder> ofSize) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Limit limit(
      String name,
      int most,
      ReasonCode read,
      String field,
      IntFunction<AuthorizeRequest.Builder> of) {
    return new Limit(name, most, read, field, of);
  }

  private static Limit permitted(
      String name, int most, String field, IntFunction<AuthorizeRequest.Builder> ofSize) {
    return new Limit(name, most, ReasonCode.PERMITTED, field, ofSize);
  }

  static Stream<Limit> limits() {
    return Stream.of(calls(), arguments(), facts(), chains()).flatMap(List::stream);
  }

  private static List<Limit> calls() {
    return List.of(
        permitted("accesses of a call", 32, "arguments", LimitsTest::paths),
        permitted("stated accesses", 32, "accesses", LimitsTest::stated),
        limit("datasets", 32, ReasonCode.FACT_CONFLICT, "datasets", LimitsTest::datasets),
        limit(
            "a dataset's path",
            4096,
            ReasonCode.FACT_CONFLICT,
            "datasets[0].path",
            size -> dataset("crm.customers", "/" + text(size - 1))),
        limit(
            "a dataset's name",
            1024,
            ReasonCode.FACT_CONFLICT,
            "datasets[0].name",
            size -> dataset(text(size), "")),
        permitted("approvals", 16, "approvals", LimitsTest::approvals),
        permitted("an approval's id", 1024, "approvals[0].id", size -> approval(text(size))),
        limit(
            "a tool's server",
            128,
            ReasonCode.TOOL_UNKNOWN,
            "tool.server",
            size -> tool(text(size), "query")),
        limit(
            "a tool's name",
            128,
            ReasonCode.TOOL_UNKNOWN,
            "tool.name",
            size -> tool("crm", text(size))));
  }

  private static List<Limit> arguments() {
    return List.of(
        permitted("arguments as JSON", ARGUMENTS, "arguments.json", LimitsTest::json),
        permitted("typed arguments", ARGUMENTS, "arguments.typed", LimitsTest::typed),
        permitted(
            "a string in JSON",
            STRING,
            "arguments.json",
            size -> query("{\"customer\":\"" + bytes(size) + "\"}")),
        permitted(
            "a typed string",
            STRING,
            "arguments.typed",
            size -> typed(member("customer", text(bytes(size), Value.newBuilder())))),
        limit(
            "a member's name in JSON",
            1024,
            ReasonCode.ARGUMENT_UNDECLARED,
            "arguments.json",
            size -> query("{\"customer\":\"c\",\"" + bytes(size) + "\":1}")),
        limit(
            "a typed member's name",
            1024,
            ReasonCode.ARGUMENT_UNDECLARED,
            "arguments.typed",
            size ->
                typed(
                    member("customer", Value.newBuilder().setText("c")),
                    member(bytes(size), Value.newBuilder().setBool(true)))),
        limit(
            "nesting in JSON",
            32,
            ReasonCode.ARGUMENT_INVALID,
            "arguments.json",
            size -> query("{\"customer\":" + "[".repeat(size - 1) + "]".repeat(size - 1) + "}")),
        limit(
            "a number's characters",
            64,
            ReasonCode.ARGUMENT_INVALID,
            "arguments.typed",
            size -> typed(member("customer", Value.newBuilder().setNumber("1".repeat(size))))),
        limit(
            "a number's digits",
            400,
            ReasonCode.ARGUMENT_INVALID,
            "arguments.typed",
            size -> typed(member("customer", Value.newBuilder().setNumber("1e" + (size - 1))))));
  }

  private static List<Limit> facts() {
    return List.of(
        permitted("facts", 256, "facts", LimitsTest::facts),
        permitted(
            "an attribute's name",
            1024,
            "facts[0].attribute",
            size -> fact(text(size), Value.newBuilder().setBool(true))),
        permitted(
            "a fact's text",
            STRING,
            "facts[0].value",
            size -> fact("task.ticket", text(bytes(size), Value.newBuilder()))),
        permitted(
            "a fact's list",
            STRING,
            "facts[0].value",
            size -> fact("task.ticket", texts(size / 2 - 4, size - size / 2 - 3))),
        permitted(
            "a text with a field of its own",
            STRING,
            "credential.owner",
            size -> {
              AuthorizeRequest.Builder request = query();
              request
                  .getContextBuilder()
                  .getCredentialBuilder()
                  .getCredentialBuilder()
                  .setOwner(TextFact.newBuilder().setValue(bytes(size)));
              return request;
            }),
        permitted(
            "a task's mentions",
            256,
            "task.mentions",
            size -> task(task -> task.setMentions(many(size)))),
        permitted(
            "a task's tools",
            256,
            "task.tools",
            size -> task(task -> task.setTools(toolSet(size)))),
        limit(
            "a task's id",
            1024,
            ReasonCode.CHAIN_BROKEN,
            "task.id",
            size -> task(task -> task.setId(text(size)))),
        limit(
            "an agent's subject",
            1024,
            ReasonCode.CHAIN_BROKEN,
            "agent",
            size -> {
              AuthorizeRequest.Builder request = query();
              request.getContextBuilder().getAgentBuilder().setSubject(text(size));
              return request;
            }));
  }

  private static List<Limit> chains() {
    return List.of(
        limit(
            "hops",
            16,
            ReasonCode.CHAIN_BROKEN,
            "chain.hops",
            size -> chain(Collections.nCopies(size, Requests.hop().build()))),
        permitted(
            "items of a bound",
            256,
            "chain.hops[0].scope.actions",
            size ->
                scope(scope ->
                    scope.setActions(
                        TextBound.newBuilder()
                            .setOnly(
                                Texts.newBuilder()
                                    .addAllValues(Collections.nCopies(size, "read")))))),
        permitted(
            "texts of a scope",
            256,
            "chain.hops[0].scope.arguments[1]",
            size -> scope(scope -> scope.setArguments(within("c-9", size)))),
        permitted(
            "a text of a scope",
            4096,
            "chain.hops[0].scope.arguments[0].values[0]",
            size -> {
              AuthorizeRequest.Builder request =
                  scope(scope -> scope.setArguments(within(bytes(size), 2)));
              return request.setCall(
                  Requests.call("query", "{\"customer\":\"" + bytes(size) + "\"}"));
            }),
        permitted(
            "a delegation's id",
            1024,
            "chain.hops[0].delegation_id",
            size -> chain(List.of(Requests.hop().setDelegationId(text(size)).build()))));
  }

  @ParameterizedTest
  @MethodSource("limits")
  void what_is_within_a_limit_is_read_and_what_is_beyond_is_malformed(Limit limit) {
    Decision within = decide(limit.ofSize().apply(limit.most()));
    assertEquals(limit.read(), within.getReason().getCode(), within.toString());
    Decision beyond = decide(limit.ofSize().apply(limit.most() + 1));
    assertEquals(ReasonCode.MALFORMED, beyond.getReason().getCode());
    assertEquals(limit.field(), beyond.getReason().getViolations(0).getField());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "task ticket", "task..ticket", "täsk.ticket"})
  void an_attribute_that_is_no_dotted_name_is_malformed(String attribute) {
    Decision decision = decide(fact(attribute, Value.newBuilder().setBool(true)));
    assertEquals(ReasonCode.MALFORMED, decision.getReason().getCode());
    assertEquals("facts[0].attribute", decision.getReason().getViolations(0).getField());
  }

  @Test
  void a_duration_is_whole_milliseconds() {
    Duration.Builder duration = Duration.newBuilder().setSeconds(3).setNanos(1_000_000);
    assertEquals(
        ReasonCode.PERMITTED,
        decide(fact("task.x", Value.newBuilder().setDuration(duration))).getReason().getCode());
    assertEquals(
        ReasonCode.MALFORMED,
        decide(fact("task.x", Value.newBuilder().setDuration(duration.setNanos(1_000_001))))
            .getReason()
            .getCode());
  }

  @Test
  void a_batch_is_at_most_256_calls() throws Exception {
    AuthorizeBatchRequest.Builder batch =
        AuthorizeBatchRequest.newBuilder()
            .setRequestId("full")
            .setContext(Requests.context("support"))
            .addAllCalls(Collections.nCopies(256, query().getCall()));
    var results = client.service().authorizeBatch(batch.build()).getResultsList();
    assertEquals(256, results.size());
    results.forEach(
        result -> assertEquals(ReasonCode.PERMITTED, result.getDecision().getReason().getCode()));
    StatusRuntimeException refused =
        assertThrows(
            StatusRuntimeException.class,
            () -> client.service().authorizeBatch(batch.addCalls(query().getCall()).build()));
    assertRefused(refused, "BATCH_SIZE_INVALID", "calls");
  }

  @Test
  void a_listing_is_of_at_most_ten_thousand_tools() throws Exception {
    ListToolsRequest.Builder listing =
        ListToolsRequest.newBuilder()
            .setRequestId("full")
            .setContext(Requests.context("support"))
            .addAllTools(Collections.nCopies(10_000, query().getCall().getTool()));
    assertEquals(10_000, client.service().listTools(listing.build()).getToolsCount());
    StatusRuntimeException refused =
        assertThrows(
            StatusRuntimeException.class,
            () -> client.service().listTools(listing.addTools(listing.getTools(0)).build()));
    assertRefused(refused, "TOOLS_TOO_MANY", "tools");
  }

  @Test
  void a_request_id_is_at_most_128_characters() throws Exception {
    assertEquals(
        ReasonCode.PERMITTED, decide(query().setRequestId(text(128))).getReason().getCode());
    StatusRuntimeException refused =
        assertThrows(StatusRuntimeException.class, () -> decide(query().setRequestId(text(129))));
    assertRefused(refused, "REQUEST_ID_INVALID", "request_id");
  }

  private static void assertRefused(StatusRuntimeException refused, String reason, String field)
      throws Exception {
    assertEquals(Status.Code.INVALID_ARGUMENT, refused.getStatus().getCode());
    assertEquals(reason, Faults.errorInfo(refused).getReason());
    assertEquals(field, Faults.badRequest(refused).getFieldViolations(0).getField());
  }

  private static AuthorizeRequest.Builder query() {
    return Requests.query("limits");
  }

  private static AuthorizeRequest.Builder query(String json) {
    return query().setCall(Requests.call("query", json));
  }

  /** So many ASCII characters. */
  private static String text(int size) {
    return "x".repeat(size);
  }

  /** So many bytes of UTF-8 in fewer characters. */
  private static String bytes(int size) {
    return "ü" + text(size - 2);
  }

  private static Value.Builder text(String text, Value.Builder value) {
    return value.setText(text);
  }

  private static AuthorizeRequest.Builder paths(int size) {
    String paths =
        String.join(",", IntStream.range(0, size).mapToObj(i -> "\"/a/" + i + "\"").toList());
    return query().setCall(Requests.call("files", "{\"paths\":[" + paths + "]}"));
  }

  private static AuthorizeRequest.Builder stated(int size) {
    AuthorizeRequest.Builder request = query();
    request
        .getCallBuilder()
        .addAllAccesses(
            Collections.nCopies(size, StatedAccess.newBuilder().setAction("read").build()));
    return request;
  }

  private static AuthorizeRequest.Builder datasets(int size) {
    AuthorizeRequest.Builder request = query();
    DatasetsPart.Builder datasets = DatasetsPart.newBuilder();
    for (int i = 0; i < size; i++) {
      datasets.addDatasets(Dataset.newBuilder().setName("crm.other-" + i));
    }
    request.getCallBuilder().setDatasets(datasets);
    return request;
  }

  private static AuthorizeRequest.Builder dataset(String name, String path) {
    AuthorizeRequest.Builder request = query();
    request
        .getCallBuilder()
        .getDatasetsBuilder()
        .addDatasets(Dataset.newBuilder().setName(name).setPath(path));
    return request;
  }

  private static AuthorizeRequest.Builder approvals(int size) {
    AuthorizeRequest.Builder request = query();
    for (int i = 0; i < size; i++) {
      request.getCallBuilder().addApprovals(PresentedApproval.newBuilder().setId("a-" + i));
    }
    return request;
  }

  private static AuthorizeRequest.Builder approval(String id) {
    AuthorizeRequest.Builder request = query();
    request.getCallBuilder().addApprovals(PresentedApproval.newBuilder().setId(id));
    return request;
  }

  private static AuthorizeRequest.Builder tool(String server, String name) {
    AuthorizeRequest.Builder request = query();
    request.getCallBuilder().setTool(Tool.newBuilder().setServer(server).setName(name));
    return request;
  }

  private static AuthorizeRequest.Builder json(int size) {
    String json = "{\"customer\":\"c-9\"}";
    return query(json + " ".repeat(size - json.length()));
  }

  /** Of so many bytes, were it written as JSON. */
  private static AuthorizeRequest.Builder typed(int size) {
    String around = "{\"customer\":\"ü\",\"fields\":[\"\",\"\",\"\",\"\",\"\"]}";
    int rest = size - around.getBytes(StandardCharsets.UTF_8).length;
    ListValue.Builder fields = ListValue.newBuilder();
    for (int i = 0; i < 5; i++) {
      fields.addValues(Value.newBuilder().setText(text(i == 0 ? rest - 4 * (rest / 5) : rest / 5)));
    }
    return typed(
        member("customer", Value.newBuilder().setText("ü")),
        member("fields", Value.newBuilder().setList(fields)));
  }

  private static AuthorizeRequest.Builder typed(Member... members) {
    AuthorizeRequest.Builder request = query();
    Arguments.Builder arguments = Arguments.newBuilder().setComplete(true);
    for (Member member : members) {
      arguments.getTypedBuilder().addMembers(member);
    }
    request.getCallBuilder().setArguments(arguments);
    return request;
  }

  private static Member member(String name, Value.Builder value) {
    return Member.newBuilder().setName(name).setValue(value).build();
  }

  private static AuthorizeRequest.Builder facts(int size) {
    AuthorizeRequest.Builder request = query();
    for (int i = 0; i < size; i++) {
      request
          .getContextBuilder()
          .addFacts(
              Fact.newBuilder()
                  .setAttribute("task.fact-" + i)
                  .setValue(Value.newBuilder().setBool(true)));
    }
    return request;
  }

  private static AuthorizeRequest.Builder fact(String attribute, Value.Builder value) {
    AuthorizeRequest.Builder request = query();
    request.getContextBuilder().addFacts(Fact.newBuilder().setAttribute(attribute).setValue(value));
    return request;
  }

  private static Value.Builder texts(int first, int second) {
    return Value.newBuilder()
        .setList(
            ListValue.newBuilder()
                .addValues(Value.newBuilder().setText(bytes(first)))
                .addValues(Value.newBuilder().setText(bytes(second))));
  }

  private static Texts many(int size) {
    return Texts.newBuilder()
        .addAllValues(IntStream.range(0, size).mapToObj(i -> "t-" + i).toList())
        .build();
  }

  private static ToolSet toolSet(int size) {
    return ToolSet.newBuilder()
        .addAllTools(
            IntStream.range(0, size)
                .mapToObj(i -> Tool.newBuilder().setServer("crm").setName("t-" + i).build())
                .toList())
        .build();
  }

  private static AuthorizeRequest.Builder task(java.util.function.Consumer<Task.Builder> change) {
    AuthorizeRequest.Builder request = query();
    change.accept(request.getContextBuilder().getTaskBuilder().getTaskBuilder());
    return request;
  }

  private static AuthorizeRequest.Builder chain(List<Hop> hops) {
    AuthorizeRequest.Builder request = query();
    Context.Builder context = request.getContextBuilder();
    context.setChain(Chain.newBuilder().addAllHops(hops));
    return request;
  }

  private static AuthorizeRequest.Builder scope(java.util.function.Consumer<Scope.Builder> change) {
    Hop.Builder hop = Requests.hop();
    change.accept(hop.getScopeBuilder());
    return chain(List.of(hop.build()));
  }

  /** Two bounds on an argument that together admit so many texts. */
  private static ArgumentBound within(String value, int size) {
    ArgumentLimits.Builder limits = ArgumentLimits.newBuilder();
    for (int texts : List.of(1, size - 1)) {
      limits.addValues(
          ArgumentLimit.newBuilder()
              .setTexts(
                  ArgumentTexts.newBuilder()
                      .setArgument("customer")
                      .addAllValues(Collections.nCopies(texts, value))));
    }
    return ArgumentBound.newBuilder().setWithin(limits).build();
  }
}
