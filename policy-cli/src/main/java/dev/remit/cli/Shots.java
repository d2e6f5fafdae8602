package dev.remit.cli;

import dev.remit.cli.load.Shot;
import dev.remit.proto.v1.Effect;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Requests with the decision that is right. A file says it by how its name begins, {@code allow-}
 * or {@code deny-}; the command line for files that do not.
 */
record Shots(List<Path> files, Optional<Expected> expected) {
  /** A decision, as the command line has it. */
  enum Expected {
    ALLOW(Effect.EFFECT_ALLOW),
    DENY(Effect.EFFECT_DENY);

    private final Effect effect;

    Expected(Effect effect) {
      this.effect = effect;
    }
  }

  Shots {
    files = List.copyOf(files);
  }

  /** All of them; a file that is no request is a fault, and so is one without a right decision. */
  List<Shot> at(Instant now) throws CommandFault {
    List<Shot> shots = new ArrayList<>();
    for (Path file : files) {
      for (RequestFile request : RequestFile.read(file, now)) {
        shots.add(shot(request));
      }
    }
    return shots;
  }

  private Shot shot(RequestFile request) throws CommandFault {
    return switch (request) {
      case RequestFile.Unreadable(String name, String why) -> throw new CommandFault(why);
      case RequestFile.Ready(String name, var message) ->
          new Shot(name, message, right(name).effect);
    };
  }

  private Expected right(String name) throws CommandFault {
    Optional<Expected> named = named(name);
    if (named.isPresent() && expected.isPresent() && !named.equals(expected)) {
      throw new CommandFault(
          name + " says " + named.get() + " by its name, and --expect says " + expected.get());
    }
    return named
        .or(() -> expected)
        .orElseThrow(() ->
            new CommandFault(
                name
                    + " does not say which decision is right; name it allow-… or deny-…, or say --expect"));
  }

  private static Optional<Expected> named(String name) {
    return name.startsWith("allow-")
        ? Optional.of(Expected.ALLOW)
        : name.startsWith("deny-") ? Optional.of(Expected.DENY) : Optional.empty();
  }
}
