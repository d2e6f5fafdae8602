package dev.remit.lang.canonical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.Seeds;
import dev.remit.lang.runtime.Value;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An IP address and a network have one spelling each. */
class AddressTextTest {

  private static Value.Ip ip(String text) {
    return AddressText.ip(text).value().orElseThrow();
  }

  private static Value.Cidr cidr(String text) {
    return AddressText.cidr(text).value().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.0.0.1",
        "255.255.255.255",
        "192.0.2.1",
        "::",
        "::1",
        "1::",
        "2001:db8::1",
        "2001:db8:0:1:1:1:1:1",
        "2001:0:0:1::1",
        "2001:db8::1:0:0:1",
        "fe80::1",
        "::fffe:0:1",
        "1:2:3:4:5:6:7:8",
        "0:2:3:4:5:6:7:8",
        "1:2:3:4:5:6:7:0",
        "64:ff9b::a00:1",
        "0:0:0:1::",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"
      })
  void addresses_in_their_one_form(String text) {
    assertEquals(text, ip(text).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.256",
        "01.2.3.4",
        "1.2.3.04",
        "0x7f.0.0.1",
        "0177.0.0.1",
        "127.1",
        "2130706433",
        "1.2.3.4 ",
        " 1.2.3.4",
        "1.2.3.4\n",
        "1.2.3.",
        ".1.2.3",
        "1..2.3",
        "+1.2.3.4",
        "-1.2.3.4",
        "1.2.3.4/8",
        "１.2.3.4",
        "1.2.3.٤",
        "1.2.3.4\u0000",
        ":",
        ":::",
        "::1::",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1::2:3:4:5:6:7:8",
        "::1 ",
        "0::1",
        "::01",
        "::0",
        "::0001",
        "2001:DB8::1",
        "2001:db8:0:0:1::1",
        "2001:db8::0:1",
        "::g",
        "::12345",
        "0:0:0:0:0:0:0:0",
        "1:0:0:2:0:0:0:3",
        "1::2:0:0:0:3",
        "1:2:3:4:5:6:0:0",
        "1:2:3:4:5:6:7::",
        "fe80::1%eth0",
        "fe80::1%25eth0",
        "fe80::1%1",
        "[::1]",
        "::1/128",
        "::ffff:1.2.3.4",
        "::ffff:102:304",
        "::ffff:0:0",
        "::1.2.3.4",
        "64:ff9b::10.0.0.1",
        "::ffff:127.0.0.1",
        "0:0:0:0:0:ffff:7f00:1",
        "::١"
      })
  void any_other_spelling_of_an_address_is_refused(String text) {
    assertEquals(Optional.empty(), AddressText.ip(text).value());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0/0",
        "10.0.0.0/8",
        "192.0.2.0/25",
        "192.0.2.1/32",
        "::/0",
        "2001:db8::/32",
        "::1/128",
        "fe80::/10",
        "2001:db8::/65"
      })
  void networks_in_their_one_form(String text) {
    assertEquals(text, cidr(text).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "10.0.0.0",
        "10.0.0.0/",
        "/8",
        "10.0.0.1/8",
        "10.0.0.0/08",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/+8",
        "10.0.0.0/8/8",
        "10.0.0.0/255.0.0.0",
        "10/8",
        "10.0.0.0 /8",
        "10.0.0.0/8 ",
        "::/129",
        "2001:db8::1/64",
        "2001:DB8::/32",
        "::ffff:0:0/96",
        "::ffff:a00:0/104",
        "::ffff:10.0.0.0/104",
        "::/0128",
        "10.0.0.0/99999999999",
        "10.0.0.0/８"
      })
  void any_other_spelling_of_a_network_is_refused(String text) {
    assertEquals(Optional.empty(), AddressText.cidr(text).value());
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.255.255, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "10.0.0.0/8, 9.255.255.255, false",
    "192.0.2.1/32, 192.0.2.1, true",
    "192.0.2.1/32, 192.0.2.2, false",
    "0.0.0.0/0, 255.255.255.255, true",
    "0.0.0.0/0, ::, false",
    "::/0, 1.2.3.4, false",
    "::/0, ffff::, true",
    "2001:db8::/32, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, true",
    "2001:db8::/32, 2001:db9::, false",
    "2001:db8::/65, 2001:db8:0:0:7fff::, true",
    "2001:db8::/65, 2001:db8:0:0:8000::, false",
    "::1/128, ::1, true",
    "::1/128, ::, false"
  })
  void a_network_contains_its_addresses(String network, String address, boolean contains) {
    assertEquals(contains, cidr(network).contains(ip(address)));
  }

  @Property(seed = Seeds.BUILD, tries = 2_000)
  void what_is_written_is_read_as_the_same(@ForAll long high, @ForAll long low) {
    Value.Ip v6 = new Value.Ip(true, high, low);
    Value.Ip v4 = new Value.Ip(false, 0, low & 0xffffffffL);
    assertEquals(Optional.of(v6), AddressText.ip(v6.toString()).value());
    assertEquals(Optional.of(v4), AddressText.ip(v4.toString()).value());
  }

  @Property(seed = Seeds.BUILD, tries = 2_000)
  void sparse_addresses_too(
      @ForAll @IntRange(max = 255) int zeros, @ForAll long high, @ForAll long low) {
    long first = high;
    long second = low;
    for (int group = 0; group < 4; group++) {
      first &= (zeros >> group & 1) == 0 ? -1L : ~(0xffffL << (16 * group));
      second &= (zeros >> (group + 4) & 1) == 0 ? -1L : ~(0xffffL << (16 * group));
    }
    Value.Ip address = new Value.Ip(true, first, second);
    boolean mapped = first == 0 && second >>> 32 == 0xffff;
    assertEquals(
        mapped ? Optional.empty() : Optional.of(address),
        AddressText.ip(address.toString()).value());
    assertFalse(address.toString().contains(":::"), address::toString);
  }

  @Property(seed = Seeds.BUILD, tries = 2_000)
  void a_network_of_a_longer_prefix_lies_under_one_of_a_shorter(
      @ForAll long high,
      @ForAll long low,
      @ForAll @IntRange(max = 128) int a,
      @ForAll @IntRange(max = 128) int b) {
    Value.Ip address = new Value.Ip(true, high, low);
    Value.Cidr wide = new Value.Cidr(address.masked(Math.min(a, b)), Math.min(a, b));
    Value.Cidr narrow = new Value.Cidr(address.masked(Math.max(a, b)), Math.max(a, b));
    assertTrue(wide.contains(address) && narrow.contains(address));
    assertTrue(narrow.isUnder(wide));
    assertEquals(a == b, wide.isUnder(narrow));
  }
}
