package dev.remit.lang.ide;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.source.DataFiles;
import dev.remit.lang.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No text makes an editor's question fail, least of all one that once made the parser. */
class AnyTextTest {
  private static final int PLACES = 60;

  static Stream<Path> texts() throws IOException {
    try (Stream<Path> all = Files.walk(Path.of("src/test/resources"))) {
      return all
          .filter(path -> path.toString().endsWith(".policy"))
          .filter(path -> path.toFile().length() < 100_000)
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("texts")
  void every_question_is_answered(Path path) throws IOException {
    SourceFile file = new SourceFile(Editor.FILE, Files.readString(path));
    Editor editor = Editor.of(List.of(file), DataFiles.NONE);
    int length = file.text().length();
    for (Outline.Entry entry : Outline.of(editor.index(), Editor.FILE)) {
      assertTrue(entry.whole().start() <= entry.name().start());
      assertTrue(entry.name().end() <= entry.whole().end());
    }
    for (int i = 0; i <= PLACES; i++) {
      int offset = (int) ((long) length * i / PLACES);
      assertTrue(Completion.at(editor.index(), file, offset).from() <= offset);
      Hover.at(editor.index(), Editor.FILE, offset)
          .ifPresent(hover -> assertTrue(hover.span().start() <= offset));
      assertTrue(editor.index().references(Editor.FILE, offset, true).size() <= length);
    }
    RunnableTests.in(editor.index(), Editor.FILE)
        .forEach(test -> assertTrue(test.span().end() <= length));
  }
}
