package dev.remit.lang.runtime;

import java.util.Optional;

/** The fields of a record, and the properties that values of a type have. */
public final class FieldValues {
  private FieldValues() {}

  /** What is none, absent or unknown has only properties that are so too. */
  public static Reading read(Reading owner, String name) {
    return switch (owner) {
      case Value.Fields(var fields) -> fields.getOrDefault(name, Reading.NONE);
      case Value.Uri uri -> ofUri(uri, name);
      case Value.Email(String local, Value.Domain domain) ->
          name.equals("local") ? new Value.Text(local) : domain;
      case Value.Command command ->
          name.equals("program") ? new Value.Text(command.program()) : words(command);
      case Value other ->
          throw new IllegalStateException("read " + name + " of " + other.getClass());
      default -> owner;
    };
  }

  private static Reading ofUri(Value.Uri uri, String name) {
    return switch (name) {
      case "scheme" -> new Value.Text(uri.scheme());
      case "path" -> uri.path();
      case "host" -> orNone(uri.host());
      case "address" -> orNone(uri.host().flatMap(Value.Domain::address));
      case "port" -> orNone(uri.port().map(Value.Int::new));
      default -> throw new IllegalStateException("no uri has a " + name);
    };
  }

  private static Reading orNone(Optional<? extends Value> value) {
    return value.<Reading>map(found -> found).orElse(Reading.NONE);
  }

  private static Value words(Value.Command command) {
    return new Value.Many(command.words().stream().<Reading>map(Value.Text::new).toList());
  }
}
