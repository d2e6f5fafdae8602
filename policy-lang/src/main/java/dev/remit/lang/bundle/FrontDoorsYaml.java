package dev.remit.lang.bundle;

import dev.remit.lang.schema.FrontDoor;
import dev.remit.lang.source.SourceFile;
import dev.remit.lang.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads the front doors of {@code remit.yaml}, each with its place, since whether what one supplies
 * is a fact at all turns out only with the bundle's attributes.
 */
final class FrontDoorsYaml {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,31}");

  private final SourceFile source;

  FrontDoorsYaml(SourceFile source) {
    this.source = source;
  }

  /** {@code front_doors: { mcp: { supplies: [task.purpose] } }}. */
  List<FrontDoor> read(Node value) throws BundleFault {
    List<FrontDoor> doors = new ArrayList<>();
    for (NodeTuple door :
        mapping(value, "says front_doors, which is a mapping of names to what each supplies")) {
      String name = text(door.getKeyNode()).filter(word -> NAME.matcher(word).matches()).orElse("");
      if (name.isEmpty()) {
        throw fault(
            "names the front door "
                + source
                    .text()
                    .substring(span(door.getKeyNode()).start(), span(door.getKeyNode()).end())
                + "; a front door's name is lower-case letters, digits, `-` and `_`");
      }
      doors.add(new FrontDoor(name, span(door.getKeyNode()), supplies(name, door.getValueNode())));
    }
    return doors;
  }

  private List<FrontDoor.Supplied> supplies(String door, Node value) throws BundleFault {
    String shape = "says front_doors." + door + ", which is { supplies: [attribute, …] }";
    List<NodeTuple> fields = mapping(value, shape);
    if (fields.size() != 1
        || !text(fields.getFirst().getKeyNode()).equals(Optional.of("supplies"))
        || !(fields.getFirst().getValueNode() instanceof SequenceNode list)) {
      throw fault(shape);
    }
    List<FrontDoor.Supplied> facts = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Node each : list.getValue()) {
      String name = text(each).orElse("");
      if (name.isEmpty()) {
        throw fault(shape);
      }
      if (!names.add(name)) {
        throw fault("lists " + name + " twice under front_doors." + door);
      }
      facts.add(new FrontDoor.Supplied(name, span(each)));
    }
    return facts;
  }

  private static List<NodeTuple> mapping(Node node, String otherwise) throws BundleFault {
    if (node instanceof MappingNode mapping) {
      return mapping.getValue();
    }
    throw fault(otherwise);
  }

  private static Optional<String> text(Node node) {
    return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
  }

  private Span span(Node node) {
    int start = node.getStartMark().map(mark -> offset(mark.getIndex())).orElse(0);
    int end = node.getEndMark().map(mark -> offset(mark.getIndex())).orElse(start);
    return new Span(source, start, Math.max(start, end));
  }

  /** YAML counts in code points. */
  private int offset(int codePoints) {
    return source.text().offsetByCodePoints(0, codePoints);
  }

  private static BundleFault fault(String problem) {
    return new BundleFault("remit.yaml " + problem);
  }
}
