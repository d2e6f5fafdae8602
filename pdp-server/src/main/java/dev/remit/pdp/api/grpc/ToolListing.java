package dev.remit.pdp.api.grpc;

import dev.remit.lang.decide.Listing;
import dev.remit.pdp.decision.DecisionPoint;
import dev.remit.proto.v1.Call;
import dev.remit.proto.v1.HiddenTool;
import dev.remit.proto.v1.ListToolsRequest;
import dev.remit.proto.v1.ListToolsResponse;
import dev.remit.proto.v1.Tool;
import dev.remit.wire.ContextReader;
import dev.remit.wire.QuestionReader;
import java.util.List;
import java.util.Optional;

/** Answers which tools an agent may see. */
record ToolListing(DecisionPoint decisions, Asked asked) {
  static final int MOST_TOOLS = 10_000;

  ListToolsResponse list(ListToolsRequest request) {
    ListToolsResponse.Builder out =
        ListToolsResponse.newBuilder()
            .setRequestId(request.getRequestId())
            .setRevision(asked.snapshot().bundle().revision());
    ContextReader contexts = new ContextReader(asked.caller());
    ContextReader.Whole context =
        contexts.whole(contexts.head(request.getContext()), request.getContext());
    QuestionReader reader = new QuestionReader(asked.caller());
    Listing listing =
        decisions.listing(
            reader.read(context, Call.getDefaultInstance()), asked.snapshot(), asked.now());
    for (Tool tool : tools(request)) {
      if (!asked.caller().mayAsk(tool.getServer(), tool.getName())) {
        continue;
      }
      listing
          .hidden(Optional.of(QuestionReader.tool(tool)))
          .ifPresentOrElse(
              reason ->
                  out.addHidden(
                      HiddenTool.newBuilder()
                          .setTool(tool)
                          .setReason(DecisionWriter.reason(reason))),
              () -> out.addTools(tool));
    }
    return out.build();
  }

  private List<Tool> tools(ListToolsRequest request) {
    if (request.getToolsCount() > 0) {
      return request.getToolsList();
    }
    return asked.snapshot().bundle().tools().stream().map(DecisionWriter::tool).toList();
  }
}
