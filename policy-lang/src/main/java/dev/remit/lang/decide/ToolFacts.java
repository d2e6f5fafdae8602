package dev.remit.lang.decide;

import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.AttributeModel;
import dev.remit.lang.schema.Catalogue.ToolEntry;

/** What the catalogue tells of a tool that is called. */
public record ToolFacts(Value.Tool tool, ToolEntry entry, AttributeModel model) {

  /** An attribute that the catalogue supplies for tools, or one that is captured from such. */
  public Reading read(Attribute attribute) {
    if (attribute.capture().isPresent()) {
      return Captured.read(attribute, model, this::read);
    }
    return Source.REGISTRY.compareTo(attribute.floor()) >= 0
        ? stated(attribute.name())
        : new Reading.Unknown(attribute.name());
  }

  private Reading stated(String name) {
    return switch (name) {
      case "tool" -> tool;
      case "tool.server" -> new Value.Text(tool.server());
      case "tool.name" -> new Value.Text(tool.name());
      case "tool.reversible" ->
          entry.reversible().<Reading>map(Value.Bool::new).orElse(new Reading.Unknown(name));
      case "tool.pinned" -> new Value.Bool(entry.digest().isPresent());
      case "tool.digest" -> entry.digest().<Reading>map(Value.Text::new).orElse(Reading.NONE);
      default -> new Reading.Unknown(name);
    };
  }
}
