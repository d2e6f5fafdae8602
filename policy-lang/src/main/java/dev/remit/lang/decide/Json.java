package dev.remit.lang.decide;

import java.math.BigDecimal;
import java.util.List;

/** A JSON value as it was sent: members in order, duplicates kept, numbers exact. */
public sealed interface Json {
  record Text(String value) implements Json {}

  record Number(BigDecimal value) implements Json {}

  record Bool(boolean value) implements Json {}

  record Null() implements Json {}

  record Array(List<Json> elements) implements Json {
    public Array {
      elements = List.copyOf(elements);
    }
  }

  record Object(List<Member> members) implements Json {
    public Object {
      members = List.copyOf(members);
    }
  }

  record Member(String name, Json value) {}

  /**
   * Present, its value left out: {@code digest} is {@code sha256:…} of it, {@code length} in bytes.
   */
  record Elided(String digest, long length) implements Json {}
}
