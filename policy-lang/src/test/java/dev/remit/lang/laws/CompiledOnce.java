package dev.remit.lang.laws;

import dev.remit.lang.decide.CompiledBundle;
import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Bundles by what they are compiled from: laws with one seed generate many of the same texts, and a
 * bundle does not change. They are given up when memory is short.
 */
final class CompiledOnce {
  private final Map<String, SoftReference<CompiledBundle>> bundles = new HashMap<>();

  synchronized CompiledBundle get(String text, Supplier<CompiledBundle> compile) {
    Optional<CompiledBundle> known =
        Optional.ofNullable(bundles.get(text)).flatMap(held -> Optional.ofNullable(held.get()));
    CompiledBundle bundle = known.orElseGet(compile);
    if (known.isEmpty()) {
      bundles.put(text, new SoftReference<>(bundle));
    }
    return bundle;
  }
}
