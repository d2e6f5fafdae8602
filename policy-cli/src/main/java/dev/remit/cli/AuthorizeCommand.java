package dev.remit.cli;

import dev.remit.proto.v1.AuthorizationServiceGrpc;
import dev.remit.proto.v1.AuthorizationServiceGrpc.AuthorizationServiceBlockingStub;
import dev.remit.proto.v1.Decision;
import dev.remit.proto.v1.Effect;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code remit authorize FILE}. */
@Command(
    name = "authorize",
    description = {
      "Send requests to a server and print its decisions.",
      "Exit code: 0 ALLOW, 2 DENY, 1 no decision or wrong usage."
    },
    mixinStandardHelpOptions = true)
final class AuthorizeCommand implements Callable<Integer> {
  private static final int DENIED = 2;

  /** Held here, or the level would be forgotten with the logger. */
  private static final Logger TRANSPORT = Logger.getLogger("io.grpc");

  private static final long TIMEOUT_SECONDS = 10;

  enum Output {
    text,
    json
  }

  @Parameters(
      paramLabel = "FILE",
      description = "A request in protobuf JSON, an array of them, or a directory of such files.")
  private Path file = Path.of("");

  @Option(
      names = "--server",
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:7070",
      description = "The server to ask (default: ${DEFAULT-VALUE}).")
  private String server = "127.0.0.1:7070";

  @Option(
      names = "--output",
      defaultValue = "text",
      description = "text or json, one line for each request (default: ${DEFAULT-VALUE}).")
  private Output output = Output.text;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws CommandFault {
    TRANSPORT.setLevel(Level.WARNING);
    ServerAddress address = ServerAddress.of(server);
    List<RequestFile> requests = RequestFile.read(file, Instant.now());
    ManagedChannel channel = address.channel();
    try {
      var stub = AuthorizationServiceGrpc.newBlockingStub(channel);
      PrintWriter out = spec.commandLine().getOut();
      boolean failed = false;
      boolean denied = false;
      for (RequestFile request : requests) {
        int code = one(request, stub, out, requests.size() > 1);
        failed |= code == RemitCommand.FAILED;
        denied |= code == DENIED;
      }
      out.flush();
      return failed ? RemitCommand.FAILED : denied ? DENIED : 0;
    } finally {
      channel.shutdownNow();
    }
  }

  private int one(
      RequestFile request,
      AuthorizationServiceBlockingStub stub,
      PrintWriter out,
      boolean several) {
    return switch (request) {
      case RequestFile.Unreadable(String name, String why) -> {
        undecided(name, why, why, out);
        yield RemitCommand.FAILED;
      }
      case RequestFile.Ready ready -> ask(ready, stub, out, several);
    };
  }

  private int ask(
      RequestFile.Ready request,
      AuthorizationServiceBlockingStub stub,
      PrintWriter out,
      boolean several) {
    try {
      Decision decision =
          stub.withDeadlineAfter(TIMEOUT_SECONDS, TimeUnit.SECONDS)
              .authorize(request.request())
              .getDecision();
      out.print(
          switch (output) {
            case text -> (several ? request.name() + "\n" : "") + DecisionText.of(decision);
            case json -> DecisionText.json(request.name(), decision) + "\n";
          });
      return decision.getEffect() == Effect.EFFECT_ALLOW ? 0 : DENIED;
    } catch (StatusRuntimeException refused) {
      String why = why(refused);
      undecided(request.name(), request.name() + ": no decision: " + why, why, out);
      return RemitCommand.FAILED;
    }
  }

  /** Says, as {@code sentence} to people and as {@code why} to machines, what was not decided. */
  private void undecided(String name, String sentence, String why, PrintWriter out) {
    switch (output) {
      case text -> spec.commandLine().getErr().println("remit: " + sentence);
      case json -> out.println(DecisionText.error(name, why));
    }
  }

  private String why(StatusRuntimeException refused) {
    String description =
        Optional.ofNullable(refused.getStatus().getDescription())
            .flatMap(text -> text.lines().findFirst())
            .map(line -> ": " + line)
            .orElse("");
    return switch (refused.getStatus().getCode()) {
      case UNAVAILABLE -> "nothing answers at " + server + " any more";
      default -> refused.getStatus().getCode() + description;
    };
  }
}
