package dev.remit.pdp.decision;

import dev.remit.lang.decide.CompiledBundle;
import java.util.List;

/**
 * What decides until another is put in force.
 *
 * @param notes what the operator has waived, shown in each answer
 */
public record Snapshot(CompiledBundle bundle, List<String> notes) {
  public Snapshot {
    notes = List.copyOf(notes);
  }
}
