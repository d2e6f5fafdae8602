package dev.remit.testkit.run;

import dev.remit.lang.source.Span;
import dev.remit.lang.suite.Case;
import dev.remit.lang.suite.Property;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which tests are run: those that one of the globs matches by their file, their name, or their name
 * and row. {@code *} is any characters; without globs all are run.
 */
public record Filter(List<String> globs) {
  public static final Filter ALL = new Filter(List.of());

  public Filter {
    globs = List.copyOf(globs);
  }

  public boolean admits(Case each) {
    return admits(each.span(), each.name(), each.title());
  }

  public boolean admits(Property property) {
    return admits(property.span(), property.name(), property.name());
  }

  private boolean admits(Span span, String name, String title) {
    String file = span.file().path();
    return globs.isEmpty()
        || globs.stream()
            .map(Filter::pattern)
            .anyMatch(glob ->
                List.of(file, name, title, file + ":" + name, file + ":" + title).stream()
                    .anyMatch(text -> glob.matcher(text).matches()));
  }

  private static Pattern pattern(String glob) {
    StringBuilder regex = new StringBuilder();
    for (String part : glob.split("\\*", -1)) {
      regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(part));
    }
    return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }
}
