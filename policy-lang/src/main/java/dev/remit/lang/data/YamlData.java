package dev.remit.lang.data;

import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.source.SourceFile;
import dev.remit.lang.source.Span;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads the part of YAML that says what it shows: one document of mappings, sequences and scalars.
 * Anchors, aliases and tags are refused, so that nothing expands and nothing changes type. A plain
 * scalar is a word, read as what is declared where it stands: {@code no} is no boolean, and {@code
 * 1.10} keeps its zero where a string is declared.
 */
final class YamlData {
  private static final Set<String> NOTHING = Set.of("null", "~", "none");

  private final SourceFile file;
  private final int maxNesting;
  private final List<Diagnostic> found;
  private final CodePoints points;
  private final Iterator<Event> events;

  private YamlData(
      SourceFile file, int maxNesting, List<Diagnostic> found, Iterator<Event> events) {
    this.file = file;
    this.maxNesting = maxNesting;
    this.found = found;
    this.points = new CodePoints(file);
    this.events = events;
  }

  /** A fault that ends the reading; it is among the findings. */
  private static final class Stop extends Exception {
    private static final long serialVersionUID = 1L;

    Stop() {
      super("said", null, false, false);
    }
  }

  static Optional<Datum> read(SourceFile file, int maxNesting, List<Diagnostic> found) {
    LoadSettings settings =
        LoadSettings.builder().setLabel(file.path()).setCodePointLimit(Integer.MAX_VALUE).build();
    int before = found.size();
    try {
      Iterator<Event> events = new Parse(settings).parseString(file.text()).iterator();
      Datum root = new YamlData(file, maxNesting, found, events).document();
      return found.size() == before ? Optional.of(root) : Optional.empty();
    } catch (MarkedYamlEngineException malformed) {
      int at =
          malformed
              .getProblemMark()
              .map(mark -> new CodePoints(file).offset(mark.getIndex()))
              .orElse(0);
      found.add(
          Diagnostic.of(
              Code.DATA_SYNTAX, one(file, at), "this is no YAML from here: " + why(malformed)));
    } catch (YamlEngineException malformed) {
      found.add(
          Diagnostic.of(
              Code.DATA_SYNTAX,
              new Span(file, 0, 0),
              "this is no YAML: "
                  + String.valueOf(malformed.getMessage()).lines().findFirst().orElse("")));
    } catch (Stop said) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static String why(MarkedYamlEngineException malformed) {
    return String.valueOf(malformed.getProblem()).lines().findFirst().orElse("");
  }

  private static Span one(SourceFile file, int at) {
    int length = file.text().length();
    int start = Math.min(at, Math.max(0, length - 1));
    return new Span(file, start, Math.min(start + 1, length));
  }

  private Datum document() throws Stop {
    events.next();
    if (!(events.next() instanceof DocumentStartEvent)) {
      throw stop(Code.DATA_SYNTAX, new Span(file, 0, 0), "the file is empty, and states nothing");
    }
    Datum root = value(events.next(), 0);
    events.next();
    Event next = events.next();
    if (next instanceof DocumentStartEvent) {
      throw stop(Code.DATA_SYNTAX, span(next), "a data file is one document; this begins another");
    }
    return root;
  }

  private Datum value(Event event, int depth) throws Stop {
    if (depth == maxNesting
        && (event instanceof SequenceStartEvent || event instanceof MappingStartEvent)) {
      throw stop(
          Code.DATA_FILE_TOO_LARGE,
          span(event),
          "lists and objects nest at most " + maxNesting + " deep in a data file");
    }
    if (event instanceof AliasEvent
        || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
      throw stop(
          Code.DATA_SYNTAX, span(event), "a data file has no anchors and aliases; write it out");
    }
    return switch (event) {
      case ScalarEvent scalar -> scalar(scalar);
      case SequenceStartEvent sequence -> sequence(sequence, depth);
      case MappingStartEvent mapping -> mapping(mapping, depth);
      default -> throw new IllegalStateException("no value begins with " + event);
    };
  }

  private Datum scalar(ScalarEvent scalar) throws Stop {
    untagged(scalar, scalar.getTag().isPresent());
    Span span = span(scalar);
    if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
      return new Datum.Text(scalar.getValue(), span);
    }
    if (scalar.getValue().isEmpty()) {
      throw stop(
          Code.DATA_SHAPE,
          span,
          "nothing is stated here; write `none` for what is known to be absent, or leave the key out");
    }
    return NOTHING.contains(scalar.getValue())
        ? new Datum.Nothing(span)
        : new Datum.Word(scalar.getValue(), false, span);
  }

  private void untagged(Event event, boolean tagged) throws Stop {
    if (tagged) {
      throw stop(
          Code.DATA_SYNTAX,
          span(event),
          "a data file has no tags; a value is read as what is declared where it stands");
    }
  }

  private Datum sequence(SequenceStartEvent start, int depth) throws Stop {
    untagged(start, start.getTag().isPresent());
    List<Datum> elements = new ArrayList<>();
    Event event = events.next();
    while (event.getEventId() != Event.ID.SequenceEnd) {
      elements.add(value(event, depth + 1));
      event = events.next();
    }
    return new Datum.Many(elements, whole(start, event));
  }

  private Datum mapping(MappingStartEvent start, int depth) throws Stop {
    untagged(start, start.getTag().isPresent());
    MemberList members = new MemberList(found);
    Event event = events.next();
    while (event.getEventId() != Event.ID.MappingEnd) {
      Datum key = value(event, depth + 1);
      String name =
          Datum.text(key).orElseThrow(() -> stop(Code.DATA_SHAPE, key.span(), "a key is a text"));
      boolean first = members.add(name, key.span());
      Datum value = value(events.next(), depth + 1);
      if (first) {
        members.put(name, key.span(), value);
      }
      event = events.next();
    }
    return new Datum.Members(members.members(), whole(start, event));
  }

  private Stop stop(Code code, Span span, String message) {
    found.add(Diagnostic.of(code, span, message));
    return new Stop();
  }

  private Span span(Event event) {
    return whole(event, event);
  }

  /** Without the blanks up to what comes next, where a block ends. */
  private Span whole(Event first, Event last) {
    int start = first.getStartMark().map(mark -> points.offset(mark.getIndex())).orElse(0);
    int end = last.getEndMark().map(mark -> points.offset(mark.getIndex())).orElse(start);
    while (end > start && Character.isWhitespace(file.text().charAt(end - 1))) {
      end--;
    }
    return new Span(file, start, Math.max(start, end));
  }
}
