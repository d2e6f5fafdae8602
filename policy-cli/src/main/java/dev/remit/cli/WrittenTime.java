package dev.remit.cli;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A moment on a command line: {@code 2026-11-23T11:00:00Z}. */
final class WrittenTime implements ITypeConverter<Instant> {
  @Override
  public Instant convert(String written) {
    try {
      return Instant.parse(written);
    } catch (DateTimeParseException malformed) {
      throw new TypeConversionException(
          "a time such as 2026-11-23T11:00:00Z is expected, not " + written);
    }
  }
}
