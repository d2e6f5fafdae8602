package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.runtime.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalNamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "a//b", "a/", "./a", "a/..", "../a", "a/./b", "//a", "a\\b", "a\u0000", "a\nb", "ä",
        "a/.. ", " a", "//"
      })
  void pathsInAnotherFormAreRefused(String path) {
    assertEquals(Optional.empty(), CanonicalNames.path(path));
  }

  @Test
  void pathsAreReadWithoutDecoding() {
    assertEquals(
        Optional.of(new Value.Path(true, List.of("a b", "..c", "%2e%2e"))),
        CanonicalNames.path("/a b/..c/%2e%2e"));
    assertEquals(Optional.of(new Value.Path(true, List.of())), CanonicalNames.path("/"));
    assertEquals(Optional.of(new Value.Path(false, List.of("a", "b"))), CanonicalNames.path("a/b"));
  }

  @Test
  void pathsAreReadToTheirLimit() {
    assertTrue(CanonicalNames.path("a".repeat(Limits.PATH_LENGTH)).isPresent());
    assertTrue(CanonicalNames.path("a".repeat(Limits.PATH_LENGTH + 1)).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a.", ".a", "a..b", "a b", "a/b", "a.*", "crм", "\"a\""})
  void namesInAnotherFormAreRefused(String name) {
    assertEquals(Optional.empty(), CanonicalNames.name(name));
  }

  @ParameterizedTest
  @CsvSource({
    "spiffe://acme.example, agent/support/7",
    "https://idp.acme.example, emma",
    "https://idp.acme.example:8443/realms/a, auth0|5-f",
    "https://tenant.auth0.com/, emma@acme.example"
  })
  void identitiesInTheirOneForm(String issuer, String subject) {
    assertTrue(CanonicalNames.isIdentity(new Value.Identity(issuer, subject)));
  }

  @ParameterizedTest
  @CsvSource({
    "spiffe://Acme.example, a",
    "spiffe://acme.example/, a",
    "spiffe://, a",
    "SPIFFE://acme.example, a",
    "spiffe://acme.example, ''",
    "spiffe://acme.example, a/../b",
    "spiffe://acme.example, a//b",
    "spiffe://acme.example, /a",
    "spiffe://acme.example, a/",
    "spiffe://acme.example, a%20b",
    "spiffe://acme.example, '*'",
    "http://idp.acme.example, a",
    "https://IDP.acme.example, a",
    "https://idp.acme.example:443, a",
    "https://idp.acme.example?x, a",
    "https://u@idp.acme.example, a",
    "https://idp.acme.example/../x, a",
    "https://idp.acme.example, ''",
    "https://idp.acme.example, 'a '",
    "https://idp.acme.example, '*'",
    "https://idp.acme.example, é",
    "acme, a"
  })
  void identitiesInAnotherFormAreRefused(String issuer, String subject) {
    assertFalse(CanonicalNames.isIdentity(new Value.Identity(issuer, subject)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"crm.query", "crm.*", "**", "crm.\"query.raw\"", "\"a.b\".\"c.d\"", "*.x"})
  void patternsOfToolsInTheirOneForm(String text) {
    assertTrue(CanonicalPatterns.tool(text).isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "crm",
        "*",
        "crm.",
        ".query",
        "crm.query.raw",
        "crm.\"query\"",
        "crm.\"*\"",
        "crm.\"a.*\"",
        "crm.qu*",
        "**.query",
        "crm.query ",
        "crm.\"a",
        "crm..a"
      })
  void patternsOfToolsInAnotherFormAreRefused(String text) {
    assertTrue(CanonicalPatterns.tool(text).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/**/b", "a*", "/", "a/../b", "a//b", "***"})
  void patternsOfPathsInAnotherFormAreRefused(String text) {
    assertTrue(CanonicalPatterns.path(text).isEmpty());
  }

  @Test
  void aQuotedPartIsOneSegment() {
    assertEquals(
        List.of("crm", "query.raw"),
        CanonicalPatterns.tool("crm.\"query.raw\"").orElseThrow().segments());
  }
}
