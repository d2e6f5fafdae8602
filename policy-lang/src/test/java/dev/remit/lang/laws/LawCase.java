package dev.remit.lang.laws;

import dev.remit.lang.decide.Question;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A bundle and questions about it, in the order in which they are asked: {@code NAME.policy}, and
 * {@code NAME.json} beside it.
 */
record LawCase(String policy, List<Question> questions) {
  /** What was found once, and is asked in each build. */
  static final Path CORPUS = Path.of("src/test/resources/laws");

  /** Where a failure leaves what it found. */
  static final Path FOUND = Path.of("target/laws");

  LawCase {
    questions = List.copyOf(questions);
  }

  /** The text of a bundle of these rules. */
  static String text(List<Policies.Rule> rules) {
    StringBuilder text = new StringBuilder(Policies.CATALOGUE + String.join("", Policies.ROWS));
    for (int i = 0; i < rules.size(); i++) {
      text.append(rules.get(i).text(i));
    }
    return text.toString();
  }

  /** The policies of a directory, in order; the questions lie beside each. */
  static List<Path> in(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".policy")).sorted().toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  static LawCase read(Path policy) {
    try {
      return new LawCase(
          Files.readString(policy), QuestionJson.read(Files.readString(questions(policy))));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Both files, named by what is in them; the policy's. */
  Path write(Path directory, String law) {
    String name = "law-%s-%08x".formatted(law.replaceAll("[^0-9a-z]+", "-"), hashCode());
    try {
      Path policy = Files.createDirectories(directory).resolve(name + ".policy");
      Files.writeString(policy, this.policy);
      Files.writeString(questions(policy), QuestionJson.write(questions));
      return policy;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static Path questions(Path policy) {
    return policy.resolveSibling(policy.getFileName().toString().replaceAll("\\.policy$", ".json"));
  }
}
