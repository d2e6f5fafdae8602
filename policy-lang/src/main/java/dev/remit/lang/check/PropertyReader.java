package dev.remit.lang.check;

import dev.remit.lang.ast.Name;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.diagnostic.Spelling;
import dev.remit.lang.schema.Properties;
import dev.remit.lang.schema.Type;
import dev.remit.lang.source.Span;
import java.util.List;
import java.util.Optional;

/** Reads fields of records, and properties such as a uri's host. */
record PropertyReader(Problems problems) {

  /** The field, or property, that the segments lead to; {@code span} is of the whole. */
  Optional<TypedOperand> of(TypedOperand owner, List<Name.Segment> segments, Span span) {
    TypedOperand at = owner;
    for (Name.Segment segment : segments) {
      List<Type.Field> properties = Properties.of(at.type());
      Optional<Type.Field> field =
          properties.stream().filter(each -> each.name().equals(segment.text())).findFirst();
      if (field.isEmpty()) {
        noProperty(at, segment, properties.stream().map(Type.Field::name).toList());
        return Optional.empty();
      }
      at = new TypedOperand.Field(at, field.get(), span);
    }
    return Optional.of(at);
  }

  private void noProperty(TypedOperand owner, Name.Segment segment, List<String> known) {
    Optional<String> help =
        Spelling.closest(segment.text(), known)
            .map(near -> "did you mean `" + owner.shown() + "." + near + "`?")
            .or(() ->
                known.isEmpty()
                    ? Optional.empty()
                    : Optional.of("it has " + String.join(", ", known)));
    problems.add(
        new Diagnostic(
            Code.UNKNOWN_NAME,
            segment.span(),
            "`"
                + owner.shown()
                + "` is "
                + Shown.type(owner.type())
                + " without a field `"
                + segment.text()
                + "`",
            List.of(),
            help));
  }
}
