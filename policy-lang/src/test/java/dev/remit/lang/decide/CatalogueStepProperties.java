package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.Seeds;
import dev.remit.lang.decide.Access.Part;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Source;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Law 3 for step 2, and that nothing an agent sends is answered by an exception. */
class CatalogueStepProperties {
  private final Tools tools =
      new Tools()
          .open()
          .optional("file", Tools.TEXT)
          .optional("files", Tools.TEXTS)
          .does("list", "crm.customers")
          .doesAt("read", "files", "file")
          .doesAt("delete", "files", "files");

  @Property(seed = Seeds.BUILD, tries = 2000)
  void argumentsThatAreNotCompleteAreFaultyOrUnknown(
      @ForAll("values") String file, @ForAll("values") String files) {
    String json = "{\"file\":" + file + ",\"files\":" + files + "}";
    Asking whole = new Asking();
    whole.arguments = Asking.raw(json, true, Source.VOUCHED);
    Asking cut = new Asking();
    cut.arguments = Asking.raw(json, false, Source.VOUCHED);
    String fault = tools.fault(whole);
    if (!fault.equals("-")) {
      assertEquals(fault, tools.fault(cut));
      return;
    }
    TypedCall known = tools.typed(whole);
    TypedCall less = tools.typed(cut);
    less.arguments().values().forEach(value -> assertInstanceOf(Reading.Unknown.class, value));
    for (Access access : known.accesses()) {
      assertTrue(less.accesses().stream().anyMatch(unknown -> covers(unknown, access)));
    }
  }

  @Property(seed = Seeds.BUILD, tries = 5000)
  void anyBytesAreAnswered(@ForAll byte[] bytes) {
    Asking asking = new Asking();
    asking.arguments = new Arguments.Raw(bytes, List.of(), true, Source.VOUCHED);
    if (asking.shape() instanceof Shape.Result.WellFormed) {
      tools.fault(asking);
    } else {
      assertEquals(List.of("arguments.json"), asking.faults());
    }
  }

  @Property(seed = Seeds.BUILD, tries = 5000)
  void bytesNextToJsonAreAnswered(@ForAll("nearJson") String json) {
    Asking asking = new Asking().arguments(json);
    if (asking.shape() instanceof Shape.Result.WellFormed) {
      tools.fault(asking);
    }
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.of(
        "null",
        "1",
        "\"a\"",
        "\"a/b\"",
        "\"/\"",
        "\"a/../b\"",
        "\"\"",
        "[]",
        "[\"a\"]",
        "[\"b\",\"a\",\"b\"]",
        "[\"a//b\"]",
        "[1]",
        "{}",
        "true",
        "[null]");
  }

  @Provide
  Arbitrary<String> nearJson() {
    Arbitrary<String> piece =
        Arbitraries.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\"file\"",
            "\"files\"",
            "1e9",
            "-0",
            "1e-999999999",
            "null",
            "true",
            "\\u0000",
            "\\ud83d",
            " ",
            "\"..\"",
            "0.1",
            "é");
    return Combinators.combine(piece.list().ofMaxSize(12), Arbitraries.of(true, false))
        .as((pieces, wrap) -> wrap ? "{" + String.join("", pieces) + "}" : String.join("", pieces));
  }

  private static boolean covers(Access unknown, Access known) {
    return covers(unknown.action(), known.action())
        && covers(unknown.dataset(), known.dataset())
        && covers(unknown.path(), known.path());
  }

  private static <T> boolean covers(Part<T> unknown, Part<T> known) {
    return unknown instanceof Part.Unknown<T> || unknown.equals(known);
  }
}
