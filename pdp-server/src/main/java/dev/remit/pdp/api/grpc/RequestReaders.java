package dev.remit.pdp.api.grpc;

import dev.remit.pdp.config.EnforcementPoint;
import dev.remit.pdp.identity.Callers;
import java.util.IdentityHashMap;

/**
 * One reader for each caller, which is made when it first asks; that of a caller that there is no
 * more goes with the next one made. Safe for use by many threads.
 */
final class RequestReaders {
  private final Callers callers;
  private volatile IdentityHashMap<EnforcementPoint, RequestReader> readers =
      new IdentityHashMap<>();

  RequestReaders(Callers callers) {
    this.callers = callers;
  }

  RequestReader of(EnforcementPoint caller) {
    RequestReader known = readers.get(caller);
    return known == null ? added(caller) : known;
  }

  private synchronized RequestReader added(EnforcementPoint caller) {
    RequestReader known = readers.get(caller);
    if (known != null) {
      return known;
    }
    IdentityHashMap<EnforcementPoint, RequestReader> next = new IdentityHashMap<>();
    callers.all().forEach(each -> next.put(each, kept(each)));
    RequestReader added = next.computeIfAbsent(caller, RequestReader::new);
    readers = next;
    return added;
  }

  private RequestReader kept(EnforcementPoint caller) {
    RequestReader known = readers.get(caller);
    return known == null ? new RequestReader(caller) : known;
  }
}
