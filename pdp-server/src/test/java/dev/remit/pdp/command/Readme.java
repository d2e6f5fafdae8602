package dev.remit.pdp.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The blocks of a README: files to write, and commands with what they print. A line {@code …}
 * stands for any lines, and the sentence before a block says which file it is, or what is replaced
 * in the one before.
 */
record Readme(List<Step> steps) {
  private static final Pattern BLOCK = Pattern.compile("(?m)^```\\n(?<text>(?s:.*?))^```$");
  private static final Pattern FILE = Pattern.compile("`(\\w+/\\w+\\.policy)` is\\s*$");
  private static final Pattern REPLACED = Pattern.compile("`(\\S+)` in place of `(\\S+)`:\\s*$");
  private static final Pattern COMMAND = Pattern.compile("(?m)^\\$ \\./remit (?<words>.*)\\n");
  private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z";
  private static final String ANY_LINES = "…";

  sealed interface Step {}

  record FileStep(String name, String text) implements Step {}

  record ReplaceStep(String old, String replacement) implements Step {}

  /**
   * @param printed what the README says that it prints
   */
  record CommandStep(List<String> words, String printed) implements Step {

    /** Whether it printed that, but for times and digests. */
    boolean prints(String actual) {
      List<String> parts = List.of(masked(printed).split("(?m)^" + ANY_LINES + "\\n", -1));
      String text = masked(actual);
      String pattern =
          parts.stream()
              .map(Pattern::quote)
              .reduce((left, right) -> left + "(?s:.*)" + right)
              .orElse("");
      return Pattern.matches(pattern, text);
    }

    private static String masked(String text) {
      return text.replaceAll("sha256:[0-9a-f]{64}", "sha256:…").replaceAll(TIME, "TIME");
    }
  }

  static Readme of(String text) {
    List<Step> steps = new ArrayList<>();
    Matcher block = BLOCK.matcher(text);
    int end = 0;
    while (block.find()) {
      String before = text.substring(end, block.start());
      find(REPLACED, before)
          .ifPresent(found -> steps.add(new ReplaceStep(found.group(2), found.group(1))));
      find(FILE, before)
          .ifPresent(found -> steps.add(new FileStep(found.group(1), block.group("text"))));
      commands(block.group("text"), steps);
      end = block.end();
    }
    return new Readme(steps);
  }

  private static Optional<MatchResult> find(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
  }

  private static void commands(String block, List<Step> steps) {
    List<MatchResult> commands = COMMAND.matcher(block).results().toList();
    for (int i = 0; i < commands.size(); i++) {
      int end = i + 1 < commands.size() ? commands.get(i + 1).start() : block.length();
      steps.add(
          new CommandStep(
              List.of(commands.get(i).group("words").split(" +")),
              block.substring(commands.get(i).end(), end)));
    }
  }
}
