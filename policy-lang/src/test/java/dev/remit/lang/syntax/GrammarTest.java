package dev.remit.lang.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.diagnostic.TextRenderer;
import dev.remit.lang.grammar.Choices;
import dev.remit.lang.grammar.Sentences;
import dev.remit.lang.grammar.Spread;
import dev.remit.lang.source.SourceFile;
import dev.remit.lang.syntax.grammar.PolicyLexer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.dfa.DFA;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The grammar has one reading of each text of the corpus. */
class GrammarTest {
  private static final long DEEP_STACK = 64L << 20;

  private static final List<Path> CORPUS =
      List.of(
          Path.of("../policies"),
          Path.of("src/test/resources/golden/diagnostics"),
          Path.of("src/test/resources/golden/language"));

  static Stream<Path> corpus() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path root : CORPUS) {
      try (Stream<Path> walked = Files.walk(root)) {
        walked.filter(path -> path.toString().endsWith(".policy")).sorted().forEach(files::add);
      }
    }
    assertTrue(files.size() > 15, files.toString());
    return files.stream();
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void no_text_of_the_corpus_has_two_readings(Path file) throws IOException {
    assertEquals(List.of(), ambiguities(Files.readString(file)));
  }

  /** Looking for every reading of a deep text goes deeper than a thread's usual stack. */
  @Test
  void no_text_at_random_has_two_readings() throws Exception {
    FutureTask<Void> all =
        new FutureTask<>(() -> {
          for (long seed = 0; seed < 300; seed++) {
            String text = Spread.plain(Sentences.file(Choices.of(seed, 600)).lexemes());
            assertEquals(List.of(), ambiguities(text), text);
          }
          return null;
        });
    new Thread(null, all, "readings", DEEP_STACK).start();
    all.get();
  }

  /** What does not parse has no reading; recovery from it may have several. */
  private static List<String> ambiguities(String text) {
    List<String> ambiguities = new ArrayList<>();
    PolicyLexer lexer = new PolicyLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    var parser = new dev.remit.lang.syntax.grammar.PolicyParser(new CommonTokenStream(lexer));
    parser.removeErrorListeners();
    parser.getInterpreter().setPredictionMode(PredictionMode.LL_EXACT_AMBIG_DETECTION);
    boolean[] wrong = {false};
    parser.addErrorListener(
        new BaseErrorListener() {
          @Override
          public void syntaxError(
              Recognizer<?, ?> recognizer,
              Object offending,
              int line,
              int column,
              String message,
              RecognitionException fault) {
            wrong[0] = true;
          }

          @Override
          public void reportAmbiguity(
              Parser recognizer,
              DFA dfa,
              int start,
              int stop,
              boolean exact,
              BitSet alternatives,
              ATNConfigSet configs) {
            String rule = recognizer.getRuleNames()[dfa.atnStartState.ruleIndex];
            ambiguities.add(
                rule
                    + ": "
                    + recognizer.getTokenStream().get(start)
                    + " to "
                    + recognizer.getTokenStream().get(stop));
          }
        });
    parser.policyFile();
    return wrong[0] ? List.of() : ambiguities;
  }

  @Test
  void a_text_with_each_construct_parses() throws IOException {
    Path file = Path.of("src/test/resources/golden/language/constructs.policy");
    ParseResult result =
        new PolicyParser(SyntaxLimits.DEFAULT)
            .parse(new SourceFile("constructs.policy", Files.readString(file)));
    assertEquals("", TextRenderer.render(result.diagnostics()));
    assertEquals(28, result.file().orElseThrow().declarations().size());
  }
}
