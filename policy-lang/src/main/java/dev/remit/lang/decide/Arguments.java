package dev.remit.lang.decide;

import dev.remit.lang.runtime.Source;
import java.util.List;

/**
 * The call's arguments, and whether they are all of them; that word counts from {@code vouched} up.
 */
public sealed interface Arguments {
  boolean complete();

  Source source();

  /** The JSON bytes of the call, and those top-level members that the caller left out of them. */
  record Raw(byte[] json, List<ElidedMember> elided, boolean complete, Source source)
      implements Arguments {
    public Raw {
      elided = List.copyOf(elided);
    }
  }

  /** Values that the caller has parsed. */
  record Typed(List<Json.Member> members, boolean complete, Source source) implements Arguments {
    public Typed {
      members = List.copyOf(members);
    }
  }

  /** Neither was sent, which is malformed: a tool without arguments is sent {@code {}}. */
  record Missing() implements Arguments {
    @Override
    public boolean complete() {
      return false;
    }

    @Override
    public Source source() {
      return Source.ASSERTED;
    }
  }

  record ElidedMember(String name, Json.Elided value) {}
}
