package dev.remit.benchmarks;

import com.google.protobuf.Timestamp;
import dev.remit.lang.runtime.Value;
import dev.remit.proto.v1.ArgumentBound;
import dev.remit.proto.v1.Arguments;
import dev.remit.proto.v1.AuthorizeRequest;
import dev.remit.proto.v1.Call;
import dev.remit.proto.v1.Chain;
import dev.remit.proto.v1.Context;
import dev.remit.proto.v1.Credential;
import dev.remit.proto.v1.CredentialPart;
import dev.remit.proto.v1.DatasetBound;
import dev.remit.proto.v1.DatasetPattern;
import dev.remit.proto.v1.DatasetPatterns;
import dev.remit.proto.v1.Hop;
import dev.remit.proto.v1.Identity;
import dev.remit.proto.v1.Member;
import dev.remit.proto.v1.None;
import dev.remit.proto.v1.ObjectValue;
import dev.remit.proto.v1.Scope;
import dev.remit.proto.v1.Task;
import dev.remit.proto.v1.TaskPart;
import dev.remit.proto.v1.TextBound;
import dev.remit.proto.v1.TextFact;
import dev.remit.proto.v1.Texts;
import dev.remit.proto.v1.TimeFact;
import dev.remit.proto.v1.Tool;
import java.time.Instant;

/** The refund of {@link AgentQuestion} as a message. */
final class AgentMessages {
  static final String REQUEST_ID = "request-1";

  private static final long AROUND_SECONDS = 3_600;

  private AgentMessages() {}

  /** A refund on one account, delegated over so many hops, 1 to 16. */
  static AuthorizeRequest refund(int hops) {
    return refund(hops, AgentQuestion.NOW);
  }

  /** The same, an hour before and after that time. */
  static AuthorizeRequest refund(int hops, Instant now) {
    return AuthorizeRequest.newBuilder()
        .setRequestId(REQUEST_ID)
        .setContext(context(hops, now))
        .setCall(
            Call.newBuilder()
                .setTool(Tool.newBuilder().setServer("crm").setName("pay0"))
                .setArguments(
                    Arguments.newBuilder()
                        .setComplete(true)
                        .setTyped(
                            ObjectValue.newBuilder()
                                .addMembers(
                                    member(
                                        "account",
                                        dev.remit.proto.v1.Value.newBuilder()
                                            .setText("crm.account3")))
                                .addMembers(
                                    member(
                                        "amount",
                                        dev.remit.proto.v1.Value.newBuilder()
                                            .setNumber(AgentQuestion.AMOUNT.toString()))))))
        .build();
  }

  private static Member member(String name, dev.remit.proto.v1.Value.Builder value) {
    return Member.newBuilder().setName(name).setValue(value).build();
  }

  private static Context context(int hops, Instant now) {
    Chain.Builder chain = Chain.newBuilder();
    for (int i = 0; i < hops; i++) {
      chain.addHops(hop(i, now));
    }
    return Context.newBuilder()
        .setAgent(identity(AgentQuestion.agent(hops)))
        .setPrincipal(identity(AgentQuestion.EMMA))
        .setChain(chain)
        .setTask(
            TaskPart.newBuilder()
                .setTask(
                    Task.newBuilder()
                        .setId(AgentQuestion.TASK)
                        .setParent(TextFact.newBuilder().setNone(None.getDefaultInstance()))
                        .setDeadline(until(now))
                        .setPurpose(TextFact.newBuilder().setValue("refund"))))
        .setCredential(
            CredentialPart.newBuilder()
                .setCredential(
                    Credential.newBuilder()
                        .setId(AgentQuestion.CREDENTIAL)
                        .setExpiresAt(until(now))))
        .build();
  }

  private static Hop hop(int index, Instant now) {
    Hop.Builder hop =
        Hop.newBuilder()
            .setFrom(identity(index == 0 ? AgentQuestion.EMMA : AgentQuestion.agent(index)))
            .setTo(identity(AgentQuestion.agent(index + 1)))
            .setDelegationId("delegation-" + index)
            .setTaskId(AgentQuestion.TASK)
            .setScope(scope())
            .setNotBefore(time(now.minusSeconds(AROUND_SECONDS)))
            .setExpiresAt(time(now.plusSeconds(AROUND_SECONDS)));
    return index == 0
        ? hop.setNoParent(None.getDefaultInstance()).build()
        : hop.setParentId("delegation-" + (index - 1)).build();
  }

  private static Scope scope() {
    return Scope.newBuilder()
        .setTools(only("crm.*"))
        .setActions(only("pay"))
        .setDatasets(
            DatasetBound.newBuilder()
                .setOnly(
                    DatasetPatterns.newBuilder()
                        .addValues(DatasetPattern.newBuilder().setName("crm.**"))))
        .setArguments(ArgumentBound.newBuilder().setAll(None.getDefaultInstance()))
        .build();
  }

  private static TextBound only(String text) {
    return TextBound.newBuilder().setOnly(Texts.newBuilder().addValues(text)).build();
  }

  private static TimeFact until(Instant now) {
    return TimeFact.newBuilder().setValue(time(now.plusSeconds(AROUND_SECONDS))).build();
  }

  private static Timestamp time(Instant time) {
    return Timestamp.newBuilder().setSeconds(time.getEpochSecond()).build();
  }

  private static Identity identity(Value.Identity identity) {
    return Identity.newBuilder()
        .setIssuer(identity.issuer())
        .setSubject(identity.subject())
        .build();
  }
}
