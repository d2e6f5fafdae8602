package dev.remit.wire;

import dev.remit.lang.decide.Arguments;
import dev.remit.lang.decide.Question;
import dev.remit.lang.decide.Sent;
import dev.remit.lang.runtime.Source;
import dev.remit.proto.v1.Call;
import dev.remit.proto.v1.Context;
import dev.remit.proto.v1.Dataset;
import dev.remit.proto.v1.Tool;
import java.util.List;
import java.util.Optional;

/**
 * Reads a question off the wire. Each part gets its source here, by what the caller may vouch for;
 * nothing on the wire does that.
 */
public final class QuestionReader {
  private final Caller caller;
  private final ContextReader contexts;

  public QuestionReader(Caller caller) {
    this.caller = caller;
    this.contexts = new ContextReader(caller);
  }

  public Question read(Context context, Call call) {
    return read(contexts.whole(contexts.head(context), context), call);
  }

  /** A call in a context that was read before. */
  public Question read(ContextReader.Whole context, Call call) {
    ContextReader.Head head = context.head();
    return new Question(
        head.agent(),
        head.principal(),
        head.chain(),
        head.task(),
        context.credential(),
        tool(call),
        arguments(call, head.word()),
        call.hasDatasets()
            ? Sent.of(
                call.getDatasets().getDatasetsList().stream().map(QuestionReader::dataset).toList())
            : Sent.nothing(),
        head.word(),
        call.getAccessesCount() == 0 ? List.of() : accesses(call),
        call.getApprovalsCount() == 0 ? List.of() : approvals(call),
        context.facts(),
        caller.supports(),
        head.principalAuthenticated());
  }

  private static List<Question.StatedAccess> accesses(Call call) {
    return call.getAccessesList().stream()
        .map(access ->
            new Question.StatedAccess(
                WireValues.stated(access.getAction()),
                access.hasDataset() ? Optional.of(dataset(access.getDataset())) : Optional.empty()))
        .toList();
  }

  private static List<Question.PresentedApproval> approvals(Call call) {
    return call.getApprovalsList().stream()
        .map(approval -> new Question.PresentedApproval(approval.getId()))
        .toList();
  }

  public static Optional<Question.ToolRef> tool(Call call) {
    return call.hasTool() ? Optional.of(tool(call.getTool())) : Optional.empty();
  }

  public static Question.ToolRef tool(Tool tool) {
    return new Question.ToolRef(
        tool.getServer(), tool.getName(), WireValues.stated(tool.getDefinitionDigest()));
  }

  private static Arguments arguments(Call call, Source word) {
    var arguments = call.getArguments();
    return switch (arguments.getFormCase()) {
      case JSON ->
          new Arguments.Raw(
              arguments.getJson().toByteArray(),
              arguments.getElidedList().stream()
                  .map(member ->
                      new Arguments.ElidedMember(
                          member.getName(), WireValues.elided(member.getValue())))
                  .toList(),
              arguments.getComplete(),
              word);
      case TYPED ->
          new Arguments.Typed(
              WireValues.members(arguments.getTyped()), arguments.getComplete(), word);
      case FORM_NOT_SET -> new Arguments.Missing();
    };
  }

  private static Question.DatasetRef dataset(Dataset dataset) {
    return new Question.DatasetRef(dataset.getName(), WireValues.stated(dataset.getPath()));
  }
}
