package dev.remit.cli.load;

import dev.remit.proto.v1.AuthorizeRequest;
import dev.remit.proto.v1.Effect;

/** What takes requests. */
public interface Target {
  /** Sends a request and returns; one of the reply's methods is called once, by any thread. */
  void ask(AuthorizeRequest request, Reply reply);

  /** What became of a request. */
  interface Reply {
    /** A decision came. */
    void answered(Effect effect);

    /** None came; {@code status} is a name to count it under. */
    void failed(String status);
  }
}
