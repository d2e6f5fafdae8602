package dev.remit.wire;

import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import java.util.Set;

/** Who sent a request, as far as what its words are worth depends on it. */
public interface Caller {
  /** What {@code env.enforcement_point} is. */
  String name();

  /** The obligations that it performs. */
  Set<String> supports();

  /** What its word on an identity is worth as one that takes part. */
  Source wordOn(Value.Identity identity);

  /** What its word on an identity is worth as one that acts for others. */
  Source wordOnAgent(Value.Identity identity);

  /** Whether it authenticates an identity as a principal, at which a chain may start. */
  boolean authenticates(Value.Identity identity);
}
