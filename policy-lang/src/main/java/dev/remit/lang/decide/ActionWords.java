package dev.remit.lang.decide;

import dev.remit.lang.schema.AttributeModel;
import dev.remit.lang.schema.CoreModel;
import dev.remit.lang.schema.Type;
import java.util.Set;

/**
 * The closed set of actions of a bundle: another word on the wire is malformed, not unknown (F28).
 */
final class ActionWords {
  private ActionWords() {}

  static Type.EnumOf type(AttributeModel model) {
    return model
        .attribute("action")
        .map(attribute -> attribute.type() instanceof Type.EnumOf words ? words : CoreModel.ACTION)
        .orElse(CoreModel.ACTION);
  }

  static Set<String> of(AttributeModel model) {
    return Set.copyOf(type(model).values());
  }
}
