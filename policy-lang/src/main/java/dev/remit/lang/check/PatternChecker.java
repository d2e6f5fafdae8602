package dev.remit.lang.check;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Expression;
import dev.remit.lang.ast.Expression.Matches.Language;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.runtime.TextPattern;
import dev.remit.lang.schema.Type;
import dev.remit.lang.source.Span;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Types {@code matches}, and reads its patterns, which stand in policies only. */
final class PatternChecker {
  static final int MOST_CHARS = 500;

  /** Instructions of one pattern: each character of a text may be held against all of them. */
  static final int MOST_SIZE = 1_000;

  private static final Pattern LOOKS_LIKE_A_SET = Pattern.compile("[\\[{\\\\]");
  private static final Pattern UPPER = Pattern.compile("[A-Z]");
  private static final Pattern BEFORE_PATH = Pattern.compile("[^/]*+//[^/]*+");

  /** A scheme and a colon, or a wildcard that may stand for some of both. */
  private static final Pattern BEGINS_AS_URI =
      Pattern.compile("[A-Za-z0-9+.-]*+[:*?].*", Pattern.DOTALL);

  private final Problems problems;
  private final OperandChecker operands;

  PatternChecker(Problems problems, OperandChecker operands) {
    this.problems = problems;
    this.operands = operands;
  }

  Optional<TypedCondition> matches(Expression.Matches written, Place place) {
    Optional<TypedOperand> value =
        operands
            .read(written.left(), place)
            .filter(operand -> operands.guarded(operand, place))
            .filter(operand -> isText(operand, written));
    return value.flatMap(operand ->
        pattern(written, operand.type())
            .map(pattern -> new TypedCondition.Matches(operand, pattern, written.span())));
  }

  private boolean isText(TypedOperand operand, Expression.Matches written) {
    boolean text =
        switch (operand.type()) {
          case Type.Text any -> true;
          case Type.Uri any -> true;
          case Type.Path any -> true;
          case Type.Name any -> true;
          case Type.Email any -> true;
          case Type.Domain any -> true;
          default -> false;
        };
    if (!text) {
      problems.add(
          Code.NOT_TEXT,
          written.left().span(),
          "`matches` looks at a string, uri, path, name, email address or domain, and `"
              + operand.shown()
              + "` is "
              + Shown.type(operand.type()));
    }
    return text;
  }

  private Optional<TextPattern> pattern(Expression.Matches written, Type type) {
    Declaration.Text text = written.pattern();
    if (text.text().length() > MOST_CHARS) {
      return large(text.span(), "a pattern has at most " + MOST_CHARS + " characters");
    }
    Optional<TextPattern> pattern =
        written.language() == Language.GLOB ? glob(text, type) : regex(text);
    return pattern.isPresent() && pattern.get().size() > MOST_SIZE
        ? large(text.span(), tooMany())
        : pattern;
  }

  private static String tooMany() {
    return "this pattern is over "
        + MOST_SIZE
        + " steps long once its repetitions are written out; the text is held against each";
  }

  private Optional<TextPattern> large(Span span, String message) {
    problems.add(Code.PATTERN_SIZE, span, message);
    return Optional.empty();
  }

  private Optional<TextPattern> glob(Declaration.Text written, Type type) {
    int stars = written.text().indexOf("***");
    if (stars >= 0) {
      problems.add(
          Code.BAD_GLOB,
          part(written, stars, 3),
          "`*` is any characters but `/`, `**` is any characters, and there is no `***`");
      return Optional.empty();
    }
    if (!possible(written, type)) {
      return Optional.empty();
    }
    Matcher literal = LOOKS_LIKE_A_SET.matcher(written.text());
    if (literal.find()) {
      problems.add(
          Code.LITERAL_IN_GLOB,
          part(written, literal.start(), 1),
          "`"
              + literal.group()
              + "` is itself in a glob; it opens no set of choices and escapes nothing",
          "for choices write `matches regex`, or several patterns with `or`");
    }
    return Optional.of(TextPattern.glob(written.text()));
  }

  /** Whether a value of the type can match; that none does is said. */
  private boolean possible(Declaration.Text written, Type type) {
    Optional<String> never = never(written.text(), type);
    never.ifPresent(why ->
        problems.add(
            Code.NEVER_EQUAL, written.span(), Shown.type(type) + " never matches this: " + why));
    return never.isEmpty();
  }

  private static Optional<String> never(String glob, Type type) {
    if (type instanceof Type.Text) {
      return Optional.empty();
    }
    if (glob.isEmpty()) {
      return Optional.of("it is never empty");
    }
    Matcher host = BEFORE_PATH.matcher(glob);
    String lower =
        switch (type) {
          case Type.Uri any -> host.lookingAt() ? host.group() : "";
          case Type.Email any -> glob;
          case Type.Domain any -> glob;
          default -> "";
        };
    if (UPPER.matcher(lower).find()) {
      return Optional.of("it is in lower case up to its path");
    }
    return switch (type) {
      case Type.Uri any when !BEGINS_AS_URI.matcher(glob).matches() ->
          Optional.of("it begins with a scheme and a colon");
      case Type.Path any when glob.endsWith("/") && !TextPattern.glob(glob).matches("/") ->
          Optional.of("it does not end in a slash");
      default -> Optional.empty();
    };
  }

  private Optional<TextPattern> regex(Declaration.Text written) {
    Optional<Long> size = RegexSize.of(written.text());
    if (size.isEmpty()) {
      problems.add(
          Code.BAD_REGEX,
          written.span(),
          "a brace in a regular expression counts, as in `{2,5}`",
          "for the character itself write `\\\\{`");
      return Optional.empty();
    }
    if (size.get() > MOST_SIZE) {
      return large(written.span(), tooMany());
    }
    try {
      return Optional.of(TextPattern.regex(written.text()));
    } catch (TextPattern.Malformed malformed) {
      int at = written.text().indexOf(malformed.part());
      problems.add(
          Code.BAD_REGEX,
          at < 0 ? written.span() : part(written, at, malformed.part().length()),
          "this is no regular expression of RE2: " + malformed.getMessage());
      return Optional.empty();
    }
  }

  /** A part of a literal; the whole where its escapes make it longer than what it stands for. */
  private static Span part(Declaration.Text written, int at, int length) {
    Span span = written.span();
    boolean plain = span.text().equals('"' + written.text() + '"');
    int start = span.start() + 1 + at;
    return plain && length > 0 ? new Span(span.file(), start, start + length) : span;
  }
}
