package dev.remit.cli;

import static java.util.stream.Collectors.joining;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code remit serve}: prints, quoted for a shell, the command that starts the server, and exits
 * with {@value #BECOME_THE_SERVER}. The script {@code remit} then becomes that process: a server
 * that were a child would outlive a parent that is killed.
 */
@Command(
    name = "serve",
    description = "Answer authorization requests over gRPC.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  /** What the caller is to do next; no other command ends so. */
  static final int BECOME_THE_SERVER = 75;

  @Option(names = "--policies", paramLabel = "DIR", description = "The policy directory.")
  private Optional<Path> policies = Optional.empty();

  @Option(
      names = "--watch",
      description = "Decide by other policies once the directory holds them whole.")
  private boolean watch;

  @Option(names = "--settings", paramLabel = "FILE", description = "The server's settings.")
  private Optional<Path> settings = Optional.empty();

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "7070",
      description = "The port of gRPC and HTTP (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description = "The address to listen on (default: ${DEFAULT-VALUE}).")
  private String host = "127.0.0.1";

  @Option(
      names = "--insecure-plaintext",
      description = "Listen beyond loopback although requests travel in plaintext.")
  private boolean insecurePlaintext;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws CommandFault {
    if (port < 1 || port > 65_535) {
      throw new CommandFault("--port is 1 to 65535, not " + port);
    }
    Path home = Path.of(System.getProperty("remit.home", ""));
    Path jar = home.resolve("pdp-server/target/quarkus-app/quarkus-run.jar");
    if (!Files.isRegularFile(jar)) {
      throw new CommandFault("the server is not built: " + jar + " does not exist");
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(command(home, jar).stream().map(ServeCommand::quoted).collect(joining(" ")));
    out.flush();
    return BECOME_THE_SERVER;
  }

  /** A word that a POSIX shell reads as {@code word}, whatever is in it. */
  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  private List<String> command(Path home, Path jar) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseZGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
    property(command, "quarkus.http.port", Integer.toString(port));
    property(command, "quarkus.http.host", host);
    property(command, "remit.policies", policies.orElse(home.resolve("policies")).toString());
    settings.ifPresent(file -> property(command, "remit.settings", file.toString()));
    if (watch) {
      property(command, "remit.watch", "true");
    }
    if (insecurePlaintext) {
      property(command, "remit.insecure-plaintext", "true");
    }
    command.addAll(List.of("-jar", jar.toString()));
    return command;
  }

  private static void property(List<String> command, String name, String value) {
    command.add("-D" + name + "=" + value);
  }
}
