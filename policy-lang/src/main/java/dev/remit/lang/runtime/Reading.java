package dev.remit.lang.runtime;

/**
 * What reading a fact yields: a value, {@code none} (known to be absent), unknown, or that the
 * thing whose property was asked for is itself absent. Nothing tells "not sent" from "unknown".
 */
public sealed interface Reading permits Value, Reading.None, Reading.Unknown, Reading.Absent {

  None NONE = new None();

  /** The value is known to be absent. */
  record None() implements Reading {}

  /**
   * Nothing is known; {@code fact} is the name that a reason reports, such as {@code task.purpose}.
   */
  record Unknown(String fact) implements Reading {}

  /**
   * The owner (a {@code none} dataset, task or credential) is absent: every atom that reads it is
   * false.
   */
  record Absent(String owner) implements Reading {}
}
