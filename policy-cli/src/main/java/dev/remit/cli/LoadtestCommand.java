package dev.remit.cli;

import dev.remit.cli.load.Generator;
import dev.remit.cli.load.GrpcTarget;
import dev.remit.cli.load.Load;
import dev.remit.cli.load.Outcome;
import dev.remit.cli.load.Target;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code remit loadtest FILE...}. */
@Command(
    name = "loadtest",
    description = {
      "Send requests to a server at fixed rates, and print how long its answers take.",
      "A request is sent when it is due, whatever has been answered, and its time counts from then.",
      "Exit code: 0 each was decided as expected, 2 one was not, 1 nothing was sent."
    },
    mixinStandardHelpOptions = true)
final class LoadtestCommand implements Callable<Integer> {
  private static final int NOT_RIGHT = 2;
  private static final int MOST_A_SECOND = 1_000_000;
  private static final int MOST_CONNECTIONS = 1_000;
  private static final int MOST_IN_FLIGHT = 1_000_000;

  /** After their timeout, requests are given this long to say so. */
  private static final long GRACE_MILLIS = 1_000;

  /** Held here, or the level would be forgotten with the logger. */
  private static final Logger TRANSPORT = Logger.getLogger("io.grpc");

  enum Output {
    text,
    json
  }

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = {
        "Requests as `authorize` takes them, sent in turn. A file named allow-… or deny-… says",
        "which decision is right. Times such as {now+10m} are read anew for each rate."
      })
  private List<Path> files = List.of();

  @Option(
      names = "--rate",
      paramLabel = "N",
      required = true,
      split = ",",
      description = "Requests a second; several, with commas, one after the other.")
  private List<Integer> rates = List.of();

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      defaultValue = "30s",
      converter = WrittenDuration.class,
      description = "How long at each rate, such as 30s or 5m (default: ${DEFAULT-VALUE}).")
  private Duration duration = Duration.ZERO;

  @Option(
      names = "--warm-up",
      paramLabel = "TIME",
      defaultValue = "10s",
      converter = WrittenDuration.class,
      description = "How long before that, checked but not timed (default: ${DEFAULT-VALUE}).")
  private Duration warmUp = Duration.ZERO;

  @Option(
      names = "--connections",
      paramLabel = "N",
      defaultValue = "1",
      description = "Connections, which take turns (default: ${DEFAULT-VALUE}).")
  private int connections = 1;

  @Option(
      names = "--in-flight",
      paramLabel = "N",
      defaultValue = "10000",
      description = {
        "The most requests without an answer; one that is due beyond it is not sent and fails",
        "(default: ${DEFAULT-VALUE})."
      })
  private int inFlight = 1;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "10s",
      converter = WrittenDuration.class,
      description = "After which a request has failed (default: ${DEFAULT-VALUE}).")
  private Duration timeout = Duration.ZERO;

  @Option(
      names = "--expect",
      paramLabel = "DECISION",
      description = "ALLOW or DENY: what is right for files whose names do not say.")
  private Optional<Shots.Expected> expected = Optional.empty();

  @Option(
      names = "--server",
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:7070",
      description = "The server to ask (default: ${DEFAULT-VALUE}).")
  private String server = "127.0.0.1:7070";

  @Option(
      names = "--beyond-loopback",
      description = "Send load, in plaintext, to a server that may be on another machine.")
  private boolean beyondLoopback;

  @Option(
      names = "--output",
      defaultValue = "text",
      description = "text or json, one line for each rate (default: ${DEFAULT-VALUE}).")
  private Output output = Output.text;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws CommandFault, InterruptedException {
    TRANSPORT.setLevel(Level.WARNING);
    checkOptions();
    Shots shots = new Shots(files, expected);
    shots.at(Instant.now());
    InetSocketAddress address = ServerAddress.of(server).reached(beyondLoopback);
    try (GrpcTarget target = new GrpcTarget(address, connections, timeout.toMillis())) {
      return run(target, shots);
    }
  }

  private void checkOptions() throws CommandFault {
    for (int rate : rates) {
      within("--rate", rate, MOST_A_SECOND);
    }
    within("--connections", connections, MOST_CONNECTIONS);
    within("--in-flight", inFlight, MOST_IN_FLIGHT);
    if (duration.isZero() || timeout.isZero()) {
      throw new CommandFault("--duration and --timeout are longer than nothing");
    }
  }

  private static void within(String option, int value, int most) throws CommandFault {
    if (value < 1 || value > most) {
      throw new CommandFault(option + " is 1 to " + most + ", not " + value);
    }
  }

  private int run(Target target, Shots shots) throws CommandFault, InterruptedException {
    Generator generator = new Generator(target, timeout.toMillis() + GRACE_MILLIS);
    LoadReport report =
        switch (output) {
          case text -> new LoadReport.Text(spec.commandLine().getOut());
          case json -> new LoadReport.Json(spec.commandLine().getOut());
        };
    boolean right = true;
    report.start();
    for (int rate : rates) {
      Optional<Outcome> before =
          warmUp.isZero()
              ? Optional.empty()
              : Optional.of(
                  generator.run(new Load(rate, warmUp, inFlight), shots.at(Instant.now())));
      Outcome measured = generator.run(new Load(rate, duration, inFlight), shots.at(Instant.now()));
      report.line(before, measured);
      right &= measured.isRight() && before.stream().allMatch(Outcome::isRight);
    }
    return right ? 0 : NOT_RIGHT;
  }
}
