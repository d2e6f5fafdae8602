package dev.remit.lang.decide;

import dev.remit.lang.runtime.Reading;
import dev.remit.lang.schema.Catalogue.ToolEntry;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A call that passed step 2.
 *
 * @param arguments each declared argument by name: a value, none, or unknown (incomplete or elided)
 * @param accesses at least one, at most 32, distinct and in canonical order
 * @param argumentsDigest {@code sha256:…}; empty where arguments are incomplete or elided
 */
public record TypedCall(
    Call call,
    ToolEntry tool,
    SortedMap<String, Reading> arguments,
    List<Access> accesses,
    Optional<String> argumentsDigest) {
  public TypedCall {
    accesses = List.copyOf(accesses);
  }
}
