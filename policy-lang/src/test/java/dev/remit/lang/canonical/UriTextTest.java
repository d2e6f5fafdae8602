package dev.remit.lang.canonical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.runtime.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A URI has one spelling; what has another, or what two readers read differently, is refused. */
class UriTextTest {

  @ParameterizedTest
  @CsvSource({
    "https://example.com/, https, example.com, 443, /",
    "http://example.com/a/b, http, example.com, 80, /a/b",
    "https://example.com/a/b/, https, example.com, 443, /a/b",
    "https://example.com:8443/?q=%20#f, https, example.com, 8443, /",
    "wss://example.com/s, wss, example.com, 443, /s",
    "ws://example.com:81/s, ws, example.com, 81, /s",
    "https://xn--bcher-kva.example/, https, xn--bcher-kva.example, 443, /",
    "https://192.0.2.1/a, https, 192.0.2.1, 443, /a",
    "https://[2001:db8::1]:8443/a, https, [2001:db8::1], 8443, /a",
    "https://my_bucket.s3.example/k, https, my_bucket.s3.example, 443, /k",
    "https://localhost/, https, localhost, 443, /",
    "https://example.com/%E4%BD%A0?x=a/b?c#d?e, https, example.com, 443, /%E4%BD%A0",
    "https://example.com/a:b@c;d=e, https, example.com, 443, /a:b@c;d=e",
    "https://example.com/..a/b..%20, https, example.com, 443, /..a/b..%20",
    "ftp://example.com/f, ftp, example.com, '', /f",
    "git+ssh://example.com/r, git+ssh, example.com, '', /r",
    "foo://example.com, foo, example.com, '', /",
    "file:///etc/passwd, file, '', '', /etc/passwd",
    "file://server/share, file, server, '', /share",
    "foo:///a, foo, '', '', /a",
    "urn:isbn:0451450523, urn, '', '', isbn:0451450523",
    "mailto:emma@example.com, mailto, '', '', emma@example.com",
    "foo:/a/b, foo, '', '', /a/b"
  })
  void a_canonical_uri_has_its_parts(
      String text, String scheme, String host, String port, String path) {
    Value.Uri uri = UriText.read(text).value().orElseThrow();
    assertEquals(text, uri.toString());
    assertEquals(scheme, uri.scheme());
    assertEquals(host, uri.host().map(Value.Domain::toString).orElse(""));
    assertEquals(port, uri.port().map(String::valueOf).orElse(""));
    assertEquals(path, uri.path().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // no absolute URI
        "",
        "example.com",
        "//example.com/",
        "/a",
        "a/b:c",
        ":a",
        "1a:b",
        "?",
        "a b:c",
        "foo:",
        "foo:?q",
        // letter case
        "HTTPS://example.com/",
        "Https://example.com/",
        "https://Example.com/",
        "https://example.COM/",
        "https://[2001:DB8::1]/",
        "https://XN--bcher-kva.example/",
        // users, and what looks like one
        "https://good.example@evil.example/",
        "https://good.example:443@evil.example/",
        "https://u:p@example.com/",
        "https://@example.com/",
        "ssh://git@example.com/r",
        // other signs for a slash, and slashes where another reader finds none
        "https:\\\\example.com\\a",
        "https://example.com\\@evil.example/",
        "https:/example.com/",
        "https:example.com/",
        "https:///example.com/",
        "https:////example.com/",
        "http:",
        "ws:/x",
        "file:/etc/passwd",
        "file:etc",
        "file:////server/share",
        "file://localhost/etc/passwd",
        // hosts
        "https://example.com./",
        "https://.example.com/",
        "https://a..b/",
        "https://-a.example/",
        "https://a-.example/",
        "https://xn--example-.com/",
        "https://xn--/",
        "https://exa%6Dple.com/",
        "https://example.com%2F.evil.example/",
        "https://bücher.example/",
        "https://ｅxample.com/",
        "https://example。com/",
        "https://exa\u00ADmple.com/",
        "https://*.example.com/",
        "https://?q",
        "https://#f",
        "https://:443/",
        "foo://:1/a",
        "https://a,b/",
        // addresses in other notations
        "https://0177.0.0.1/",
        "https://0x7f.0.0.1/",
        "https://127.1/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://127.0.0.1./",
        "https://256.0.0.1/",
        "https://1.2.3/",
        "https://1.2.3.4.5/",
        "https://127.0.0.01/",
        "https://1.2.3.0x4/",
        "https://a.1/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:7f00:1]/",
        "https://[::1%25eth0]/",
        "https://[fe80::1%eth0]/",
        "https://[0:0:0:0:0:0:0:1]/",
        "https://[::01]/",
        "https://[::1/",
        "https://::1/",
        "https://[127.0.0.1]/",
        "https://[v1.a]/",
        "https://[]/",
        "https://[::1]x/",
        // ports
        "https://example.com:443/",
        "http://example.com:80/",
        "wss://example.com:443/",
        "ws://example.com:80/",
        "https://example.com:/",
        "https://example.com:0/",
        "https://example.com:0443/",
        "https://example.com:65536/",
        "https://example.com:99999999999/",
        "https://example.com:+1/",
        "https://example.com:8a/",
        "https://example.com:1:2/",
        // paths
        "https://example.com",
        "https://example.com?q",
        "https://example.com#f",
        "ftp://example.com",
        "https://example.com/.",
        "https://example.com/..",
        "https://example.com/a/../b",
        "https://example.com/./a",
        "https://example.com/a/.",
        "https://example.com//",
        "https://example.com//a",
        "https://example.com/a//b",
        "https://example.com/a//",
        "foo:a//b",
        "foo:a/../b",
        "foo:..",
        "https://example.com/a%2Fb",
        "https://example.com/..%2Fb",
        "https://example.com/a%5Cb",
        "https://example.com/a%00",
        "https://example.com/a%0A",
        "https://example.com/%7F",
        // percent-encoding
        "https://example.com/%2e%2e/",
        "https://example.com/%2E",
        "https://example.com/%7e",
        "https://example.com/%41",
        "https://example.com/%e4",
        "https://example.com/%",
        "https://example.com/%4",
        "https://example.com/%zz",
        "https://example.com/%%30",
        "https://example.com/?%61",
        "https://example.com/#%2D",
        "https://example.com/?%2f",
        // characters
        "https://example.com/ä",
        "https://example.com/a b",
        " https://example.com/",
        "https://example.com/ ",
        "https://example.com/\n",
        "https://example.com/\u0000",
        "https://example.com/<",
        "https://example.com/\"",
        "https://example.com/{a}",
        "https://example.com/|",
        "https://example.com/^",
        "https://example.com/`",
        "https://example.com/a[b]",
        "https://example.com/?a[b]",
        "https://example.com/#a#b",
        "https://example.com/\uD83D\uDE00",
        "https://example.com/\t",
        "java\nscript:alert(1)"
      })
  void any_other_spelling_is_refused(String text) {
    assertEquals(Optional.empty(), UriText.read(text).value());
  }

  @Test
  void the_first_fault_in_a_fixed_order_is_said() {
    assertRefused("it has a character that no URI has", "HTTPS://u@Example.com:443//%zz\\");
    assertRefused(
        "it has a `%` without two upper-case hexadecimal digits", "HTTPS://u@Example.com:443//%zz");
    assertRefused("it begins with no scheme in lower case", "HTTPS://u@Example.com:443//");
    assertRefused("it names a user before its host", "https://u@Example.com:443//");
    assertRefused("its host is not in lower case", "https://Example.com:443//");
    assertRefused("it writes the port that its scheme has anyway", "https://example.com:443//");
    assertRefused("its path has an empty segment", "https://example.com//a?[");
    assertRefused(
        "its query or fragment has a character that belongs elsewhere", "https://example.com/a?[");
  }

  private static void assertRefused(String problem, String text) {
    assertEquals(new Canonical.Refused<Value.Uri>(problem), UriText.read(text));
  }

  @Test
  void a_uri_is_read_to_its_limit() {
    String start = "https://example.com/";
    String longest = start + "a".repeat(UriText.MOST_CHARS - start.length());
    assertTrue(UriText.read(longest).value().isPresent());
    assertTrue(UriText.read(longest + "a").value().isEmpty());
    assertTrue(UriText.read(start + "%20".repeat(1_000_000)).value().isEmpty());
  }

  @Test
  void an_address_as_host_is_an_address_too() {
    assertEquals(
        Optional.of(new Value.Ip(false, 0, 0x7f000001L)),
        UriText.read("https://127.0.0.1/").value().orElseThrow().host().orElseThrow().address());
    assertEquals(
        Optional.of(new Value.Ip(true, 0, 1)),
        UriText.read("https://[::1]/").value().orElseThrow().host().orElseThrow().address());
    assertEquals(
        Optional.empty(),
        UriText.read("https://a.example/").value().orElseThrow().host().orElseThrow().address());
  }

  @Test
  void domains_contain_by_whole_labels_from_the_right() {
    assertTrue(domain("a.example.com").isUnder(domain("example.com")));
    assertTrue(domain("example.com").isUnder(domain("example.com")));
    for (String other :
        List.of("badexample.com", "example.com.evil", "com", "xample.com", "a-example.com")) {
      assertEquals(false, domain(other).isUnder(domain("example.com")), other);
    }
    assertTrue(domain("10.0.0.1").isUnder(domain("10.0.0.1")));
    assertEquals(false, domain("[::1]").isUnder(domain("[::2]")));
  }

  private static Value.Domain domain(String text) {
    return DomainText.read(text).value().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a.b", "_dmarc.example.com", "1.a", "xn--p1ai", "10.0.0.1", "[::1]"})
  void domains_in_their_one_form(String text) {
    assertEquals(text, domain(text).toString());
  }

  @Test
  void domains_are_read_to_their_limits() {
    String label = "a".repeat(63);
    assertTrue(DomainText.read(label).value().isPresent());
    assertTrue(DomainText.read(label + "a").value().isEmpty());
    String name = String.join(".", label, label, label, "a".repeat(61));
    assertEquals(DomainText.MOST_CHARS, name.length());
    assertTrue(DomainText.read(name).value().isPresent());
    assertTrue(DomainText.read(name + "a").value().isEmpty());
  }
}
