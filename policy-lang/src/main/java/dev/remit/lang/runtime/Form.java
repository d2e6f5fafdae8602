package dev.remit.lang.runtime;

/** How a known fact lies in its slot, by its type. */
public enum Form {
  /** 1 or 0, in the word. */
  BOOL,
  /** The number, in the word. */
  INT,
  /** The place of the word in its enum, in the word; the word itself as a text. */
  SYMBOL,
  /** A text. */
  TEXT,
  /** A dotted name, as its text: no segment has a dot. */
  NAME,
  /** A {@link java.math.BigDecimal}, its trailing zeros as they came. */
  DECIMAL,
  /** Seconds of the epoch in the word, and nanoseconds. */
  TIME,
  /** Seconds in the word, and nanoseconds. */
  LENGTH,
  /** A {@link Value} as it is. */
  VALUE
}
