package dev.remit.testkit.diff;

import dev.remit.lang.suite.Scene;
import dev.remit.lang.suite.Suite;

/**
 * A request that both bundles are asked of.
 *
 * @param origin where it stands, in words
 */
public record Start(Suite.Start request, String origin) {
  /** One that no fixture names. */
  public static Start of(Scene scene, String origin) {
    return new Start(new Suite.Start("", scene), origin);
  }
}
