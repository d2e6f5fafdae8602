package dev.remit.lang.canonical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.runtime.Value;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An email address has one spelling. */
class EmailTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "emma@example.com",
        "e.m+tag_x-y@a.b.example",
        "o'neil@example.com",
        "a@localhost",
        "a@xn--bcher-kva.example",
        "1@2.example"
      })
  void an_address_has_its_parts(String text) {
    Value.Email email = EmailText.read(text).value().orElseThrow();
    assertEquals(text, email.toString());
    assertEquals(text.substring(0, text.indexOf('@')), email.local());
    assertEquals(text.substring(text.indexOf('@') + 1), email.domain().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "emma",
        "@example.com",
        "emma@",
        "emma@@example.com",
        "a@b@c.example",
        "Emma@example.com",
        "emma@Example.com",
        "emma@example.com.",
        "emma@.example.com",
        "emma@example..com",
        ".emma@example.com",
        "emma.@example.com",
        "e..m@example.com",
        "\"emma\"@example.com",
        "\"a@evil.example\"@example.com",
        "emma(x)@example.com",
        "emma @example.com",
        " emma@example.com",
        "emma@example.com ",
        "emma@example.com\n",
        "emma@example.com\r\nbcc: x@evil.example",
        "emma\u0000@example.com",
        "Emma <emma@example.com>",
        "emma@example.com,eve@evil.example",
        "eve%evil.example@example.com",
        "evil.example!eve@example.com",
        "emma@[192.0.2.1]",
        "emma@192.0.2.1",
        "emma@[::1]",
        "emma@[ipv6:::1]",
        "émma@example.com",
        "emma@bücher.example",
        "ｅmma@example.com",
        "emma@exa\u00ADmple.com",
        "emma@2130706433",
        "emma@a_.-example",
        "emma|sh@example.com",
        "/etc/passwd@example.com",
        "$x@example.com",
        "`x`@example.com",
        "mailto:emma@example.com"
      })
  void any_other_spelling_is_refused(String text) {
    assertEquals(Optional.empty(), EmailText.read(text).value());
  }

  @Test
  void an_address_is_read_to_its_limits() {
    assertTrue(EmailText.read("a".repeat(64) + "@b.example").value().isPresent());
    assertTrue(EmailText.read("a".repeat(65) + "@b.example").value().isEmpty());
    String domain = ("b".repeat(63) + ".").repeat(3);
    assertTrue(EmailText.read("a".repeat(58) + "@" + domain + "ccc").value().isPresent());
    assertTrue(EmailText.read("a".repeat(58) + "@" + domain + "cccc").value().isEmpty());
  }
}
