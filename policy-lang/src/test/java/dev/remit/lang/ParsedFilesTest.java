package dev.remit.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.bundle.BundleSource;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.diagnostic.TextRenderer;
import dev.remit.lang.source.DataFiles;
import dev.remit.lang.source.SourceFile;
import dev.remit.lang.syntax.ParseResult;
import dev.remit.lang.syntax.SyntaxLimits;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A text is parsed once as long as it stays, and a bundle is what its texts are. */
class ParsedFilesTest {
  private static final SourceFile TOOLS =
      new SourceFile(
          "tools.policy",
          """
          package shop
          dataset shop.orders { sensitivity internal, labels { }, owner "team-shop" }
          tool shop.refund { args { amount: decimal } does pay on shop.orders }
          """);

  private final ParsedFiles parsed = new ParsedFiles();

  private static SourceFile rule(String bound) {
    return new SourceFile(
        "rule.policy",
        """
        package shop
        permit small "Refunds are small" {
          tool is shop.refund
          when args.amount <= %s
        }
        """
            .formatted(bound));
  }

  private List<ParseResult> parse(SourceFile... files) {
    return parse(SyntaxLimits.DEFAULT, files);
  }

  private List<ParseResult> parse(SyntaxLimits limits, SourceFile... files) {
    return parsed.parse(List.of(files), limits).stream().map(ParsedFiles.Parsed::result).toList();
  }

  private static PolicyCompiler.Result compiled(ParsedFiles known, SourceFile... files) {
    return PolicyCompiler.compile(
        new BundleSource(List.of(files), DataFiles.NONE, Bundles.SETTINGS, "sha256:test"),
        Bundles.SETTINGS,
        known);
  }

  @Test
  void what_stays_is_not_parsed_anew() {
    List<ParseResult> first = parse(TOOLS, rule("5.00"));
    List<ParseResult> changed = parse(new SourceFile(TOOLS.path(), TOOLS.text()), rule("6.00"));
    assertSame(first.get(1), changed.get(1));
    assertNotEquals(first.get(0), changed.get(0));
    assertNotSame(first.get(0), parse(TOOLS, rule("5.00")).get(0), "it was gone");
  }

  @Test
  void a_file_of_the_same_text_is_another() {
    SourceFile moved = new SourceFile("moved.policy", TOOLS.text());
    parse(TOOLS);
    assertNotSame(parse(TOOLS).getFirst(), parse(moved).getFirst());
    assertEquals(List.of("moved.policy"), paths(moved));
  }

  private List<String> paths(SourceFile... files) {
    return parsed.parse(List.of(files), SyntaxLimits.DEFAULT).stream()
        .map(each -> each.file().path())
        .toList();
  }

  @Test
  void two_files_of_one_path_are_two() {
    assertEquals(List.of("rule.policy", "rule.policy"), paths(rule("5.00"), rule("6.00")));
    List<ParseResult> again = parse(rule("5.00"), rule("6.00"));
    assertNotEquals(again.get(0), again.get(1));
  }

  @Test
  void other_limits_are_seen_to() {
    parse(TOOLS);
    assertTrue(parse(new SyntaxLimits(10, 250_000, 32), TOOLS).getFirst().file().isEmpty());
    assertTrue(parse(TOOLS).getFirst().file().isPresent());
  }

  @Test
  void a_bundle_is_what_its_texts_are_whatever_was_parsed_before() {
    for (SourceFile rule : List.of(rule("5.00"), rule("5.00.00"), rule("\"five\""), rule("5.00"))) {
      PolicyCompiler.Result again = compiled(parsed, TOOLS, rule);
      PolicyCompiler.Result anew = compiled(new ParsedFiles(), TOOLS, rule);
      assertEquals(texts(anew.diagnostics()), texts(again.diagnostics()));
      assertEquals(
          anew.bundle().map(bundle -> bundle.program().permits()),
          again.bundle().map(bundle -> bundle.program().permits()));
    }
    assertTrue(compiled(parsed, TOOLS, rule("5.00")).bundle().isPresent());
    assertTrue(compiled(parsed, TOOLS, rule("5.00.00")).bundle().isEmpty());
  }

  private static String texts(List<Diagnostic> diagnostics) {
    return TextRenderer.render(diagnostics);
  }
}
