package dev.remit.lang.schema;

import java.util.List;

/** A type of the language. There is no implicit conversion between any two. */
public sealed interface Type {

  /** {@code bool}. */
  record Bool() implements Type {}

  /** {@code int}: 64 bits. */
  record Int() implements Type {}

  /** {@code decimal}: exact, at most 18 digits, scale at most 9. */
  record Decimal() implements Type {}

  /** {@code string}, compared by code point. */
  record Text() implements Type {}

  /** {@code duration}. */
  record Length() implements Type {}

  /** {@code timestamp}. */
  record Time() implements Type {}

  /** {@code date}: a day, in no zone. */
  record Date() implements Type {}

  /** A closed set of words; {@code ordered} ones compare with {@code <}. */
  record EnumOf(String name, List<String> values, boolean ordered) implements Type {
    public EnumOf {
      values = List.copyOf(values);
    }
  }

  /** {@code name}: dotted segments. */
  record Name() implements Type {}

  /** {@code path}: slash-separated segments. */
  record Path() implements Type {}

  /** {@code uri}: an absolute URI in canonical form. */
  record Uri() implements Type {}

  /** {@code email}: {@code local@domain} in canonical form. */
  record Email() implements Type {}

  /** {@code domain}: a DNS name, or the address that a URI has for a host. */
  record Domain() implements Type {}

  /** {@code ip}: an IPv4 or IPv6 address. */
  record Ip() implements Type {}

  /** {@code cidr}: a network of addresses. */
  record Cidr() implements Type {}

  /** {@code command}: a vector of words; unknown where a shell would have to be asked for them. */
  record Command() implements Type {}

  /** An agent or a principal. */
  record Identity() implements Type {}

  /** A tool: server and name. */
  record Tool() implements Type {}

  /** {@code list<T> max N}. */
  record ListOf(Type element, int max) implements Type {}

  /** {@code set<T> max N}. */
  record SetOf(Type element, int max) implements Type {}

  /** {@code record { … }}. */
  record RecordOf(List<Field> fields) implements Type {
    public RecordOf {
      fields = List.copyOf(fields);
    }
  }

  /** A label, one of those that the bundle declares; only parameters have this type. */
  record Label(List<String> declared) implements Type {
    public Label {
      declared = List.copyOf(declared);
    }
  }

  /** {@code json}: any JSON value, which no operator reads. */
  record Json() implements Type {}

  /** A field of a record or an argument of a tool; an {@code optional} one may be none. */
  record Field(String name, Type type, boolean optional, boolean secret) {}
}
