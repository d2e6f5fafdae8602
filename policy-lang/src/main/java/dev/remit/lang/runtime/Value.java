package dev.remit.lang.runtime;

import static dev.remit.lang.runtime.Truth.UNKNOWN;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
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

  /** A day of the calendar, in no zone. */
  record Date(LocalDate value) implements Value {
    @Override
    public String toString() {
      return value.toString();
    }
  }

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
   * root, where a relative one starts is not known.
   */
  record Path(boolean absolute, List<String> segments) implements Value {
    public Path {
      segments = List.copyOf(segments);
    }

    /**
     * Whether the two are one path. A relative one may be each absolute path that ends in it: with
     * such a one it is unknown.
     */
    public Truth same(Path other) {
      if (absolute == other.absolute) {
        return Truth.of(segments.equals(other.segments));
      }
      List<String> whole = absolute ? segments : other.segments;
      List<String> end = absolute ? other.segments : segments;
      int start = whole.size() - end.size();
      return Truth.of(start >= 0 && whole.subList(start, whole.size()).equals(end)).and(UNKNOWN);
    }

    /**
     * Segment-wise containment, equality included. Where a relative path lies is not known: it may
     * be under each absolute one, and hold each absolute one that has its segments somewhere.
     */
    public Truth under(Path parent) {
      if (absolute == parent.absolute) {
        return Truth.of(
            segments.size() >= parent.segments.size()
                && segments.subList(0, parent.segments.size()).equals(parent.segments));
      }
      return Truth.of(!absolute || Collections.indexOfSubList(segments, parent.segments) >= 0)
          .and(UNKNOWN);
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

  /**
   * A domain name, or an IP address as the host of a URI is written; canonical, so that equal texts
   * are equal domains.
   */
  record Domain(String text, Optional<Ip> address) implements Value {
    /** Containment by whole labels, equality included; an address lies under itself alone. */
    public boolean isUnder(Domain parent) {
      return text.equals(parent.text)
          || (address.isEmpty() && parent.address.isEmpty() && text.endsWith("." + parent.text));
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * An absolute URI in canonical form. The port is the scheme's own where none is written; the path
   * is decoded nowhere, and a slash at its end adds no segment.
   */
  record Uri(String text, String scheme, Optional<Domain> host, Optional<Integer> port, Path path)
      implements Value {
    @Override
    public String toString() {
      return text;
    }
  }

  /** An email address in canonical form. */
  record Email(String local, Domain domain) implements Value {
    @Override
    public String toString() {
      return local + "@" + domain;
    }
  }

  /** An IP address: 128 bits for IPv6; for IPv4 its 32 bits are the lowest of {@code low}. */
  record Ip(boolean v6, long high, long low) implements Value {
    public int bits() {
      return v6 ? 128 : 32;
    }

    /** The address without the bits beyond the prefix. */
    public Ip masked(int prefix) {
      if (!v6) {
        return new Ip(false, 0, low & mask(prefix + 32));
      }
      return new Ip(true, high & mask(prefix), low & mask(prefix - 64));
    }

    private static long mask(int ones) {
      return ones <= 0 ? 0 : ones >= 64 ? -1L : -1L << (64 - ones);
    }

    @Override
    public String toString() {
      return v6 ? AddressFormat.v6(high, low) : AddressFormat.v4(low);
    }
  }

  /** A network: all addresses that share the first {@code prefix} bits of {@code network}. */
  record Cidr(Ip network, int prefix) implements Value {
    public boolean contains(Ip address) {
      return address.v6() == network.v6() && address.masked(prefix).equals(network);
    }

    /** Whether each of its addresses is one of the parent's. */
    public boolean isUnder(Cidr parent) {
      return prefix >= parent.prefix && parent.contains(network);
    }

    @Override
    public String toString() {
      return network + "/" + prefix;
    }
  }

  /** A command as the words that a program is run by; the first names the program. */
  record Command(List<String> words) implements Value {
    public Command {
      words = List.copyOf(words);
    }

    public String program() {
      return words.getFirst();
    }

    @Override
    public String toString() {
      return words.toString();
    }
  }

  /** A list in its order, or a set as {@link #set} sorts it; elements may be unknown. */
  record Many(List<Reading> elements) implements Value {
    public Many {
      elements = List.copyOf(elements);
    }

    /**
     * A set: each element once, in one order wherever it comes from, so that equal sets are equal.
     */
    public static Many set(Collection<? extends Value> elements) {
      return new Many(
          elements.stream().distinct().sorted(Order.OF_SETS).<Reading>map(each -> each).toList());
    }
  }

  /** A record; a field may be none or unknown. */
  record Fields(SortedMap<String, Reading> fields) implements Value {}

  /** Present, but of a type that no operator reads ({@code json}). */
  record Opaque() implements Value {}
}
