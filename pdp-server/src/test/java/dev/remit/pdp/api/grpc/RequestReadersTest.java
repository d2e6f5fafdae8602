package dev.remit.pdp.api.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.remit.pdp.config.EnforcementPoint;
import dev.remit.pdp.identity.Callers;
import dev.remit.proto.v1.AuthorizeRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who reads the questions of which caller, as callers come and go. */
class RequestReadersTest {
  private static EnforcementPoint performing(String... supports) {
    return new EnforcementPoint(
        "gateway",
        List.of(),
        List.of(),
        Set.of(),
        List.of(),
        Optional.empty(),
        Set.of(supports),
        false);
  }

  private static Set<String> supported(RequestReader reader) {
    AuthorizeRequest request = Requests.query("q").build();
    return reader
        .read(RequestParts.of(request.toByteArray()).orElseThrow())
        .orElseThrow()
        .supported();
  }

  @Test
  void a_caller_is_read_as_its_own_entry_says() {
    EnforcementPoint before = performing("redact");
    EnforcementPoint after = performing("watermark");
    Callers callers = new Callers(List.of(before));
    RequestReaders readers = new RequestReaders(callers);
    RequestReader first = readers.of(before);
    assertSame(first, readers.of(before));
    assertEquals(Set.of("redact"), supported(first));
    callers.put(List.of(after));
    assertSame(first, readers.of(before));
    assertEquals(Set.of("watermark"), supported(readers.of(after)));
    assertSame(readers.of(after), readers.of(after));
    assertNotSame(first, readers.of(before), "that of a caller that is gone was not kept");
  }

  @Test
  void those_that_stay_keep_what_was_read() {
    EnforcementPoint stays = performing("redact");
    EnforcementPoint comes = performing("watermark");
    Callers callers = new Callers(List.of(stays));
    RequestReaders readers = new RequestReaders(callers);
    RequestReader first = readers.of(stays);
    callers.put(List.of(stays, comes));
    readers.of(comes);
    assertSame(first, readers.of(stays));
  }
}
