package dev.remit.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a fixture says counts, the last word of each thing, and what it does not say is
 * well-behaved.
 */
class FixturesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        // Changes, one after the other.
        "given ticket with credential.kind: static_key, credential.kind: session expect allow by read",
        "given ticket with task.purpose: \"x\" without task.purpose expect deny NOT_PERMITTED unknown task.purpose",
        "given ticket without credential.kind with credential.kind: static_key expect deny by keys",
        "given money with args.amount: 20.00 expect allow by refund",
        "given money with call crm.query { customer: \"c\" } expect allow by read",
        // Whose word it is.
        "given ticket with task.purpose: \"support\" from asserted expect deny NOT_PERMITTED",
        "given ticket with call crm.query { customer: \"c\" } from asserted expect deny ARGUMENT_UNDECLARED",
        "given ticket agent \"spiffe://acme.example/agent/support/7\" from asserted expect deny UNAUTHENTICATED",
        // A part by one word.
        "given ticket with task none expect deny",
        "given ticket with credential none expect deny NOT_PERMITTED",
        "given ticket with credential unknown expect malformed \"credential\"",
        "given ticket with credential.expires_at: unknown expect deny CREDENTIAL_INVALID",
        "given ticket with task.deadline: unknown expect deny TASK_ENDED",
        "given ticket with task.deadline: none expect allow by read",
        // Chains.
        "given ticket chain principal -> \"spiffe://acme.example/a\" { until: 11:01 } -> agent { until: 11:01 } expect allow for 1m",
        "given ticket with hop 0 { tools: { crm.refund } } expect deny CHAIN_SCOPE hop 0",
        "given ticket with hop 0 { actions: { list } } expect deny CHAIN_SCOPE hop 0",
        "given ticket with hop 0 { datasets: { files at \"/a/**\" } } expect deny CHAIN_SCOPE hop 0",
        "given money with hop 0 { arguments: { amount: ..10.00 } } expect deny CHAIN_SCOPE hop 0",
        "given money with hop 0 { arguments: { amount: 10.00.. } } expect allow by refund",
        "given ticket with hop 0 { task: \"other\" } expect deny CHAIN_BROKEN hop 0",
        "given ticket with hop 0 { } from asserted expect deny CHAIN_UNVERIFIED hop 0",
        // The world.
        "given ticket with revoked agent \"spiffe://acme.example/agent/support/7\" expect deny REVOKED",
        "given ticket with revoked task \"t-1\" expect deny REVOKED",
        "given ticket with revoked task \"t-2\" expect allow by read",
        "given ticket with task.state: ended expect deny TASK_ENDED",
        "given ticket with task.state: unregistered expect deny TASK_UNKNOWN",
        "given ticket with state.available: false expect deny STATE_UNAVAILABLE",
        "given ticket with supports { notify } expect deny OBLIGATION_UNSUPPORTED by masked",
        "given ticket with supports { notify }, supports all expect allow by read",
        // Approvals.
        "given money with args.amount: 50.00 expect deny APPROVAL_REQUIRED by lead",
        "given money with args.amount: 50.00, approved by \"https://idp.acme.example\" / \"leads/z\" expect allow by refund",
        "given money with args.amount: 50.00, approved by \"https://idp.acme.example\" / \"emma\" expect deny APPROVAL_REQUIRED",
        "given money with args.amount: 50.00, task.requester: \"https://idp.acme.example\" / \"leads/z\", approved by \"https://idp.acme.example\" / \"leads/z\" expect deny APPROVAL_REQUIRED",
        // Rows of data, in place of those of the bundle.
        "given money with args.amount: 15.00, row tenant[\"acme\"] { limit 10.00 } expect deny NOT_PERMITTED",
        "given money with row tenant[\"acme\"] { limit 15.00 } expect allow by refund",
        // Sent as it stands.
        "given money with args.\"amount\": \"x\" expect deny ARGUMENT_INVALID",
        "given money with args.\"extra\": 1 expect deny ARGUMENT_UNDECLARED",
        "given money with call crm.\"nothing\" { } expect deny TOOL_UNKNOWN",
        // When.
        "given ticket with at 2026-11-23T12:00:00Z expect deny CREDENTIAL_EXPIRED",
        "given ticket with at 2026-11-23T13:00:00Z, credential.expires_at: none expect deny TASK_ENDED"
      })
  void a_test_of_the_ticket_passes(String body) {
    assertEquals(List.of(), Suites.mismatches("test \"t\" { " + body + " }"));
  }
}
