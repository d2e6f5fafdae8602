package dev.remit.lang.canonical;

import dev.remit.lang.runtime.Value;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a dotted name, such as a dataset's: segments of ASCII letters, digits, {@code _ -}. */
public final class DottedName {
  public static final int MOST_CHARS = 1024;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]++(?:\\.[A-Za-z0-9_-]++)*+");

  private DottedName() {}

  public static Optional<Value.Name> read(String text) {
    return text.length() <= MOST_CHARS && NAME.matcher(text).matches()
        ? Optional.of(new Value.Name(List.of(text.split("\\.", -1))))
        : Optional.empty();
  }
}
