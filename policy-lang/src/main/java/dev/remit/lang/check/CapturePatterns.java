package dev.remit.lang.check;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.Capture;
import dev.remit.lang.schema.Capture.Form;
import dev.remit.lang.schema.NamePattern;
import dev.remit.lang.schema.Type;
import dev.remit.lang.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the pattern of a captured attribute. Of several segments in braces the one named like the
 * attribute is taken, a single one whatever its name; the others stand for any one segment.
 */
final class CapturePatterns {
  private static final Pattern CAPTURED = Pattern.compile("\\{[A-Za-z_][A-Za-z0-9_]*}");

  private final Problems problems;

  CapturePatterns(Problems problems) {
    this.problems = problems;
  }

  /**
   * @param part the last part of the attribute's name
   */
  Optional<Capture> read(Attribute from, Declaration.IdentityPattern written, String part) {
    String text = written.subject().text();
    Span span = written.span();
    boolean identity = from.type() instanceof Type.Identity;
    if (written.issuer().isPresent() && !identity) {
      return fault(span, "`" + from.name() + "` has no issuer: the pattern is one text");
    }
    return switch (from.type()) {
      case Type.Identity any ->
          identity(written).flatMap(split -> capture(from, split, span, part));
      case Type.Name any ->
          capture(from, new Split(new Form.OfName(), List.of(text.split("\\.", -1))), span, part);
      case Type.Path any -> {
        boolean absolute = text.startsWith("/");
        yield capture(
            from,
            new Split(new Form.OfPath(absolute), parts(absolute ? text.substring(1) : text)),
            span,
            part);
      }
      default -> capture(from, new Split(new Form.OfText(), parts(text)), span, part);
    };
  }

  private record Split(Form form, List<String> segments) {}

  private static List<String> parts(String text) {
    return List.of(text.split("/", -1));
  }

  /** The issuer or trust domain is exact, as it is in groups (counterexample F35). */
  private Optional<Split> identity(Declaration.IdentityPattern written) {
    String text = written.subject().text();
    int slash = text.startsWith("spiffe://") ? text.indexOf('/', "spiffe://".length()) : -1;
    Optional<String> issuer =
        written
            .issuer()
            .map(Declaration.Text::text)
            .or(() -> slash < 0 ? Optional.empty() : Optional.of(text.substring(0, slash)));
    if (issuer.isEmpty()) {
      problems.add(
          Code.NOT_AN_IDENTITY,
          written.span(),
          "this is no identity: its issuer is missing",
          "write a SPIFFE id, \"spiffe://trust-domain/path\", or \"issuer\" / \"subject\"");
      return Optional.empty();
    }
    if (issuer.get().isEmpty() || issuer.get().contains("*") || issuer.get().contains("{")) {
      problems.add(
          Code.WILDCARD_ISSUER,
          written.span(),
          "the issuer or trust domain of an identity is written in full: whoever issues the same subject elsewhere would"
              + " say what is captured");
      return Optional.empty();
    }
    String subject = written.issuer().isPresent() ? text : text.substring(slash + 1);
    return Optional.of(new Split(new Form.OfIdentity(issuer.get()), parts(subject)));
  }

  private Optional<Capture> capture(Attribute from, Split split, Span span, String part) {
    List<String> pattern = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < split.segments().size(); i++) {
      String segment = split.segments().get(i);
      boolean last = i == split.segments().size() - 1;
      boolean captured = CAPTURED.matcher(segment).matches();
      boolean star = segment.equals("*") || (segment.equals("**") && last);
      if (!captured && !star && (segment.isEmpty() || segment.matches(".*[*{}].*"))) {
        return fault(
            span,
            "`{name}` and `*` stand for one whole segment, `**` for one or more at the end, and no segment is empty");
      }
      pattern.add(captured ? "*" : segment);
      if (captured) {
        names.add(segment.substring(1, segment.length() - 1));
        places.add(i);
      }
    }
    return place(names, places, span, part)
        .map(place -> new Capture(from.name(), split.form(), new NamePattern(pattern), place));
  }

  private Optional<Integer> place(
      List<String> names, List<Integer> places, Span span, String part) {
    Set<String> distinct = new HashSet<>(names);
    int named = names.indexOf(part);
    if (names.isEmpty()) {
      return fault(
          span, "no segment of this is captured: write the one that is meant as `{" + part + "}`");
    }
    if (distinct.size() < names.size()) {
      return fault(span, "two segments of this have one name");
    }
    if (names.size() > 1 && named < 0) {
      return fault(
          span, "of several captured segments, the one that is meant is named `{" + part + "}`");
    }
    return Optional.of(places.get(Math.max(named, 0)));
  }

  private <T> Optional<T> fault(Span span, String message) {
    problems.add(Code.CAPTURE_PATTERN, span, message);
    return Optional.empty();
  }
}
