package dev.remit.pdp.api.grpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import dev.remit.pdp.config.EnforcementPoint;
import dev.remit.proto.v1.ArgumentBound;
import dev.remit.proto.v1.Arguments;
import dev.remit.proto.v1.AuthorizeRequest;
import dev.remit.proto.v1.Call;
import dev.remit.proto.v1.Chain;
import dev.remit.proto.v1.Context;
import dev.remit.proto.v1.Credential;
import dev.remit.proto.v1.CredentialKind;
import dev.remit.proto.v1.CredentialPart;
import dev.remit.proto.v1.DatasetBound;
import dev.remit.proto.v1.Hop;
import dev.remit.proto.v1.Identity;
import dev.remit.proto.v1.None;
import dev.remit.proto.v1.Scope;
import dev.remit.proto.v1.Task;
import dev.remit.proto.v1.TaskPart;
import dev.remit.proto.v1.TextBound;
import dev.remit.proto.v1.TextFact;
import dev.remit.proto.v1.TimeFact;
import dev.remit.proto.v1.Tool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Requests as a gateway sends them, for the policies of these tests. */
final class Requests {
  static final Identity EMMA = identity("https://idp.acme.example", "emma");
  static final Identity AGENT = identity("spiffe://acme.example", "agent/support/7");
  private static final None NONE = None.getDefaultInstance();

  private Requests() {}

  static Identity identity(String issuer, String subject) {
    return Identity.newBuilder().setIssuer(issuer).setSubject(subject).build();
  }

  /** Reads a customer's record, which the policies permit. */
  static AuthorizeRequest.Builder query(String id) {
    return AuthorizeRequest.newBuilder()
        .setRequestId(id)
        .setContext(context("support"))
        .setCall(call("query", "{\"customer\":\"c-9\"}"));
  }

  static AuthorizeRequest.Builder refund(String id, String amount) {
    return AuthorizeRequest.newBuilder()
        .setRequestId(id)
        .setContext(context("refund"))
        .setCall(call("refund", "{\"customer\":\"c-9\",\"amount\":" + amount + "}"));
  }

  static Call.Builder call(String tool, String json) {
    return Call.newBuilder()
        .setTool(Tool.newBuilder().setServer("crm").setName(tool))
        .setArguments(
            Arguments.newBuilder().setJson(ByteString.copyFromUtf8(json)).setComplete(true));
  }

  static Context.Builder context(String purpose) {
    return Context.newBuilder()
        .setAgent(AGENT)
        .setPrincipal(EMMA)
        .setChain(Chain.newBuilder().addHops(hop()))
        .setTask(
            TaskPart.newBuilder()
                .setTask(
                    Task.newBuilder()
                        .setId("t-1")
                        .setDeadline(TimeFact.newBuilder().setValue(in(Duration.ofHours(2))))
                        .setPurpose(TextFact.newBuilder().setValue(purpose))
                        .setRequester(EMMA)))
        .setCredential(
            CredentialPart.newBuilder()
                .setCredential(
                    Credential.newBuilder()
                        .setId("svid-1")
                        .setExpiresAt(TimeFact.newBuilder().setValue(in(Duration.ofHours(1))))
                        .setKind(CredentialKind.CREDENTIAL_KIND_JWT_SVID)));
  }

  static Hop.Builder hop() {
    return Hop.newBuilder()
        .setFrom(EMMA)
        .setTo(AGENT)
        .setDelegationId("d-1")
        .setNoParent(NONE)
        .setTaskId("t-1")
        .setNotBefore(in(Duration.ofHours(-1)))
        .setExpiresAt(in(Duration.ofHours(1)))
        .setScope(
            Scope.newBuilder()
                .setTools(TextBound.newBuilder().setAll(NONE))
                .setActions(TextBound.newBuilder().setAll(NONE))
                .setDatasets(DatasetBound.newBuilder().setAll(NONE))
                .setArguments(ArgumentBound.newBuilder().setAll(NONE)));
  }

  static Timestamp in(Duration offset) {
    return Timestamp.newBuilder().setSeconds(Instant.now().plus(offset).getEpochSecond()).build();
  }

  /** A caller that vouches for all and performs nothing. */
  static EnforcementPoint gateway() {
    return new EnforcementPoint(
        "gateway", List.of(), List.of(), Set.of(), List.of(), Optional.empty(), Set.of(), false);
  }
}
