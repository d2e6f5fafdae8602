package dev.remit.lang.runtime;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Pattern;

/** A known value. Values of one type are equal exactly when the language says so. */
public sealed interface Value extends Reading {

  record Bool(boolean value) implements Value {}

  record Int(long value) implements Value {}

  /** An exact decimal; trailing zeros carry no meaning, so 100.0 equals 100.00. */
  record Decimal(BigDecimal value) implements Value {
    public Decimal {
      value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }
  }

  record Text(String value) implements Value {}

  record Length(Duration value) implements Value {}

  record Time(Instant value) implements Value {}

  /** A value of an enum; {@code ordinal} is its place in the declaration and decides order. */
  record Symbol(String value, int ordinal) implements Value {}

  /** A dotted name, such as a dataset's; each segment non-empty. */
  record Name(List<String> segments) implements Value {
    public Name {
      segments = List.copyOf(segments);
    }

    @Override
    public String toString() {
      return String.join(".", segments);
    }
  }

  /**
   * A canonical path: segments without {@code .} and {@code ..}; an absolute one starts at the
   * root, a relative one never equals or contains it.
   */
  record Path(boolean absolute, List<String> segments) implements Value {
    public Path {
      segments = List.copyOf(segments);
    }

    /** Segment-wise containment, equality included. */
    public boolean isUnder(Path parent) {
      return absolute == parent.absolute
          && segments.size() >= parent.segments.size()
          && segments.subList(0, parent.segments.size()).equals(parent.segments);
    }

    @Override
    public String toString() {
      return (absolute ? "/" : "") + String.join("/", segments);
    }
  }

  /**
   * A principal or an agent. For SPIFFE the issuer is {@code spiffe://TRUST-DOMAIN} and the subject
   * the id's path without its leading slash; otherwise the issuer's URL and the token's subject.
   */
  record Identity(String issuer, String subject) implements Value {
    @Override
    public String toString() {
      return issuer.startsWith("spiffe://") ? issuer + "/" + subject : issuer + " / " + subject;
    }
  }

  /** A tool: the pair (server, name), never joined text. */
  record Tool(String server, String name) implements Value {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    @Override
    public String toString() {
      return segment(server) + "." + segment(name);
    }

    /** In quotes where it would not be read as one word. */
    private static String segment(String text) {
      return PLAIN.matcher(text).matches() ? text : '"' + text + '"';
    }
  }

  /** A list in its order, or a set sorted by its writer; elements may be unknown. */
  record Many(List<Reading> elements) implements Value {
    public Many {
      elements = List.copyOf(elements);
    }
  }

  /** A record; a field may be none or unknown. */
  record Fields(SortedMap<String, Reading> fields) implements Value {}

  /** Present, but of a type that no operator reads ({@code json}). */
  record Opaque() implements Value {}
}
