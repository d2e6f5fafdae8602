package dev.remit.testkit.search;

import dev.remit.lang.suite.Scene;
import java.util.function.UnaryOperator;

/**
 * One thing that a request may say otherwise.
 *
 * @param what it is about: of two changes about one thing the later counts alone
 * @param written as a test writes it after {@code with}
 */
public record Change(String what, String written, UnaryOperator<Scene> apply) {
  public Scene to(Scene scene) {
    return apply.apply(scene);
  }

  @Override
  public String toString() {
    return written;
  }
}
