package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[1,",
        "{} {}",
        "{}x",
        "{'a':1}",
        "[NaN]",
        "[1,]",
        "{\"a\":1,}",
        "[01]",
        "+1",
        "\"\\ud800\"",
        "{\"\\udc00\":1}",
        "\uFEFF{}",
        "/**/1",
        "[1e999999999]",
        "[1e-999999999]",
        "[1e99999999999999]",
        "\"\n\"",
        "tru",
        "]"
      })
  void whatIsNotJsonWithinTheLimitsIsRefused(String text) {
    assertInstanceOf(JsonReader.Result.Refused.class, read(text));
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    assertInstanceOf(
        JsonReader.Result.Refused.class,
        JsonReader.read(new byte[] {'"', (byte) 0xC0, (byte) 0x80, '"'}));
  }

  @Test
  void duplicatesAndTheirOrderAreKept() {
    assertEquals(
        new JsonReader.Result.Read(
            new Json.Object(
                List.of(
                    new Json.Member("b", new Json.Bool(true)),
                    new Json.Member("a", new Json.Null()),
                    new Json.Member("b", new Json.Text("é"))))),
        read("{\"b\":true,\"a\":null,\"b\":\"\\u00e9\"}"));
  }

  @Test
  void numbersAreExact() {
    assertEquals(
        new JsonReader.Result.Read(new Json.Number(new BigDecimal("0.30000000000000001"))),
        read("0.30000000000000001"));
    assertEquals(
        new JsonReader.Result.Read(new Json.Number(new BigDecimal("9007199254740993"))),
        read("9007199254740993"));
  }

  @Test
  void nestingIsReadToItsLimit() {
    int most = Limits.NESTING;
    assertInstanceOf(JsonReader.Result.Read.class, read("[".repeat(most) + "]".repeat(most)));
    assertInstanceOf(
        JsonReader.Result.Refused.class, read("[".repeat(most + 1) + "]".repeat(most + 1)));
    assertInstanceOf(
        JsonReader.Result.Read.class, read("{\"a\":".repeat(most) + "1" + "}".repeat(most)));
    assertInstanceOf(
        JsonReader.Result.Refused.class,
        read("{\"a\":".repeat(most + 1) + "1" + "}".repeat(most + 1)));
  }

  @Test
  void deepNestingNeedsNoStack() throws InterruptedException {
    AtomicReference<JsonReader.Result> found = new AtomicReference<>();
    Thread small = new Thread(null, () -> found.set(read("[".repeat(30_000))), "small", 128 * 1024);
    small.start();
    small.join();
    assertInstanceOf(JsonReader.Result.Refused.class, found.get());
  }

  @Test
  void aStringIsCountedInUtf8Bytes() {
    int most = Limits.STRING_BYTES;
    assertInstanceOf(JsonReader.Result.Read.class, read('"' + "a".repeat(most) + '"'));
    assertInstanceOf(JsonReader.Result.Refused.class, read('"' + "a".repeat(most + 1) + '"'));
    assertInstanceOf(JsonReader.Result.Read.class, read('"' + "é".repeat(most / 2) + '"'));
    assertInstanceOf(JsonReader.Result.Refused.class, read('"' + "é".repeat(most / 2 + 1) + '"'));
  }

  @Test
  void theWholeIsCountedInBytes() {
    int most = Limits.ARGUMENT_BYTES;
    assertInstanceOf(JsonReader.Result.Read.class, read("1" + " ".repeat(most - 1)));
    assertInstanceOf(JsonReader.Result.Refused.class, read("1" + " ".repeat(most)));
  }

  @Test
  void aKeyIsCountedInBytes() {
    int most = Limits.KEY_BYTES;
    assertInstanceOf(JsonReader.Result.Read.class, read("{\"" + "k".repeat(most) + "\":1}"));
    assertInstanceOf(JsonReader.Result.Refused.class, read("{\"" + "k".repeat(most + 1) + "\":1}"));
  }

  @Test
  void aNumberIsCountedInDigitsWrittenOut() {
    int most = Limits.NUMBER_DIGITS;
    assertInstanceOf(JsonReader.Result.Read.class, read("9".repeat(most)));
    assertInstanceOf(JsonReader.Result.Refused.class, read("9".repeat(most + 1)));
    assertInstanceOf(JsonReader.Result.Read.class, read("1e" + (most - 1)));
    assertInstanceOf(JsonReader.Result.Refused.class, read("1e" + most));
    assertInstanceOf(JsonReader.Result.Read.class, read("1e-" + (most - 1)));
    assertInstanceOf(JsonReader.Result.Refused.class, read("1e-" + most));
  }

  private static JsonReader.Result read(String text) {
    return JsonReader.read(text.getBytes(StandardCharsets.UTF_8));
  }
}
