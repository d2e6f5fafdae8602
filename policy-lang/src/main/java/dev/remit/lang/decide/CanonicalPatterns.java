package dev.remit.lang.decide;

import dev.remit.lang.schema.Catalogue.PathPattern;
import dev.remit.lang.schema.NamePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the patterns of a hop's scope, each in its one spelling. */
final class CanonicalPatterns {
  private static final String ONE = "*";
  private static final String MANY = "**";
  private static final Pattern TOOL_PART =
      Pattern.compile("\"([^\"]++)\"|([A-Za-z0-9_/-]++|\\*\\*?)");
  private static final Pattern NAME_PART = Pattern.compile("[A-Za-z0-9_-]++");

  private CanonicalPatterns() {}

  /**
   * A tool: {@code **}, or two parts, of which each is exact or {@code *}. A part with a dot is
   * quoted, and no other is, so that {@code crm."query.raw"} is never taken for {@code crm.query}
   * and {@code raw} (counterexample F49).
   */
  static Optional<NamePattern> tool(String text) {
    List<String> parts = new ArrayList<>();
    Matcher matcher = TOOL_PART.matcher(text);
    int at = 0;
    while (matcher.find(at) && matcher.start() == at) {
      String quoted = matcher.group(1);
      if (quoted != null && !(quoted.contains(".") && CanonicalNames.isToolPart(quoted))) {
        return Optional.empty();
      }
      parts.add(quoted != null ? quoted : matcher.group());
      at = matcher.end();
      if (at == text.length()) {
        return pattern(parts, part -> part.length() <= Limits.TOOL_LENGTH)
            .filter(found -> parts.size() == 2 || text.equals(MANY));
      }
      if (text.charAt(at) != '.') {
        return Optional.empty();
      }
      at++;
    }
    return Optional.empty();
  }

  /** A dotted name, whole segments of it starred. */
  static Optional<NamePattern> name(String text) {
    return text.length() > Limits.ID_LENGTH
        ? Optional.empty()
        : pattern(List.of(text.split("\\.", -1)), part -> NAME_PART.matcher(part).matches());
  }

  static Optional<PathPattern> path(String text) {
    boolean absolute = text.startsWith("/");
    return text.length() > Limits.PATH_LENGTH
        ? Optional.empty()
        : pattern(
                List.of((absolute ? text.substring(1) : text).split("/", -1)),
                part -> CanonicalNames.isSegment(part) && !part.contains(ONE))
            .map(segments -> new PathPattern(absolute, segments));
  }

  private static Optional<NamePattern> pattern(List<String> parts, Predicate<String> exact) {
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      boolean star = part.equals(ONE) || (part.equals(MANY) && i == parts.size() - 1);
      if (!star && !(exact.test(part) && !part.equals(MANY))) {
        return Optional.empty();
      }
    }
    return Optional.of(new NamePattern(parts));
  }
}
