package dev.remit.pdp.decision;

import dev.remit.lang.decide.Decision;
import java.util.List;
import java.util.UUID;

/** A decision with what identifies it. */
public record Answer(Decision decision, UUID id, String revision, List<String> notes) {
  public Answer {
    notes = List.copyOf(notes);
  }
}
