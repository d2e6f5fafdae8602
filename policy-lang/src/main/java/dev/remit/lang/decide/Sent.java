package dev.remit.lang.decide;

/** A part of a request: a value, {@code none} spelled out, or not sent. */
public sealed interface Sent<T> {
  record Value<T>(T value) implements Sent<T> {}

  record None<T>() implements Sent<T> {}

  record Nothing<T>() implements Sent<T> {}

  static <T> Sent<T> of(T value) {
    return new Value<>(value);
  }

  static <T> Sent<T> none() {
    return new None<>();
  }

  static <T> Sent<T> nothing() {
    return new Nothing<>();
  }
}
