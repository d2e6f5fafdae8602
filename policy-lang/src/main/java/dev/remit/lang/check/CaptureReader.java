package dev.remit.lang.check;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Name;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.Attribute.Supply;
import dev.remit.lang.schema.Capture;
import dev.remit.lang.schema.Type;
import dev.remit.lang.source.Span;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Reads {@code attribute agent.tenant: string from agent.id matching "spiffe://…/{tenant}/**"}: an
 * attribute that is one segment of another one of the same owner. It has the source and the floor
 * of that one, and no statement counts for it.
 */
final class CaptureReader {
  private final Types types;
  private final SortedMap<String, Attribute> attributes;
  private final Problems problems;

  CaptureReader(Types types, SortedMap<String, Attribute> attributes, Problems problems) {
    this.types = types;
    this.attributes = attributes;
    this.problems = problems;
  }

  /** Empty where something is at fault; the fault has been said. */
  Optional<Attribute> read(
      Declaration.Attribute written, Declaration.AttributeSource.Captured source) {
    Optional<Types.Read> type = types.read(written.type()).filter(read -> fits(read, written));
    Optional<Attribute> from = from(written.name(), source.attribute());
    if (type.isEmpty() || from.isEmpty() || !isNew(written, from.get())) {
      return Optional.empty();
    }
    if (from.get().optional() && !type.get().optional()) {
      problems.add(
          Code.CAPTURE_TYPE,
          written.type().span(),
          "`" + from.get().name() + "` may be none, and then so is what is captured from it",
          "write the type with `?`");
      return Optional.empty();
    }
    return new CapturePatterns(problems)
        .read(from.get(), source.pattern(), written.name().texts().getLast())
        .map(capture -> attribute(written, type.get(), from.get(), capture));
  }

  private static Attribute attribute(
      Declaration.Attribute written, Types.Read type, Attribute from, Capture capture) {
    return new Attribute(
        Names.dotted(written.name()),
        type.type(),
        type.optional(),
        from.floor(),
        from.supply(),
        Optional.of(capture));
  }

  private boolean fits(Types.Read read, Declaration.Attribute written) {
    boolean fits =
        switch (read.type()) {
          case Type.Text any -> true;
          case Type.Name any -> true;
          case Type.Int any -> true;
          case Type.EnumOf any -> true;
          default -> false;
        };
    if (!fits) {
      problems.add(
          Code.CAPTURE_TYPE,
          written.type().span(),
          "one segment is a string, a name, an int or an enum, and this is "
              + Shown.type(read.type()));
    }
    return fits;
  }

  private Optional<Attribute> from(Name captured, Name source) {
    String name = Names.dotted(source);
    Attribute from = attributes.get(name);
    if (from == null) {
      problems.unknown(
          Code.UNKNOWN_NAME,
          source.span(),
          "there is no attribute `" + name + "`",
          name,
          attributes.keySet(),
          Optional.of("it is captured from an attribute such as `agent.id`"));
      return Optional.empty();
    }
    boolean segments =
        switch (from.type()) {
          case Type.Identity any -> true;
          case Type.Name any -> true;
          case Type.Path any -> true;
          case Type.Text any -> true;
          default -> false;
        };
    if (!segments || from.supply() == Supply.CLOCK) {
      return refused(
          source.span(),
          "`" + name + "` is " + Shown.type(from.type()) + ", which has no segments",
          "capture from an identity, a name, a path or a string");
    }
    if (from.capture().isPresent()) {
      return refused(
          source.span(),
          "`" + name + "` is itself captured, and a capture is not taken apart again",
          "capture from `" + from.capture().get().attribute() + "`");
    }
    if (!captured.texts().getFirst().equals(from.owner()) || captured.texts().size() != 2) {
      return refused(
          captured.span(),
          "what is captured from `" + name + "` is of the same owner",
          "name it `" + from.owner() + "." + captured.texts().getLast() + "`");
    }
    return Optional.of(from);
  }

  private Optional<Attribute> refused(Span span, String message, String help) {
    problems.add(Code.CAPTURE_SOURCE, span, message, help);
    return Optional.empty();
  }

  /**
   * A core attribute may be captured where it is a string that somebody states; as a string, a
   * name, an int or an enum then.
   */
  private boolean isNew(Declaration.Attribute written, Attribute from) {
    Attribute core = attributes.get(Names.dotted(written.name()));
    if (core == null) {
      return true;
    }
    if (core.name().equals(from.name())) {
      return refused(
              written.name().span(),
              "an attribute is not captured from itself",
              "name it otherwise")
          .isPresent();
    }
    boolean stated =
        core.stated() && (core.supply() == Supply.STATEMENT || core.supply() == Supply.ACCESS);
    if (stated && core.type() instanceof Type.Text) {
      return true;
    }
    String problem =
        stated
            ? "` is "
                + Shown.type(core.type())
                + ", and only a string of the core model is captured"
            : "` is known by itself, and captured from nothing";
    problems.add(
        Code.BAD_ATTRIBUTE,
        written.name().span(),
        "`" + core.name() + problem,
        "name it otherwise");
    return false;
  }
}
