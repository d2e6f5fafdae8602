package dev.remit.wire;

import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import java.util.Set;

/**
 * The caller of a request in a file, of whom nobody can ask: an enforcement point that may vouch
 * for everyone and authenticates every principal.
 *
 * @param supports the obligations that it performs
 */
public record TrustedCaller(Set<String> supports) implements Caller {
  public TrustedCaller {
    supports = Set.copyOf(supports);
  }

  @Override
  public String name() {
    return "file";
  }

  @Override
  public Source wordOn(Value.Identity identity) {
    return Source.VOUCHED;
  }

  @Override
  public Source wordOnAgent(Value.Identity identity) {
    return Source.VOUCHED;
  }

  @Override
  public boolean authenticates(Value.Identity identity) {
    return true;
  }
}
