package dev.remit.lang.check;

import dev.remit.lang.schema.CoreModel;
import dev.remit.lang.schema.Type;
import java.util.Optional;

/** The dataset that {@code some d in datasets satisfies (…)} looks at. */
record DatasetElements(Vocabulary vocabulary) {

  /** What is known of it; empty where the operand is another thing. */
  Optional<TypedOperand> property(TypedOperand element, String property) {
    if (!(element.type() instanceof Type.RecordOf(var fields)) || !isDataset(element)) {
      return Optional.empty();
    }
    return fields.stream()
        .filter(field -> field.name().equals(property))
        .findFirst()
        .map(field -> new TypedOperand.Field(element, field, element.span()));
  }

  boolean isName(TypedOperand operand) {
    return isProperty(operand, "name");
  }

  boolean isLabels(TypedOperand operand) {
    return isProperty(operand, "labels");
  }

  private boolean isProperty(TypedOperand operand, String name) {
    return operand.bare() instanceof TypedOperand.Field(var element, var field, var span)
        && field.name().equals(name)
        && isDataset(element);
  }

  private boolean isDataset(TypedOperand element) {
    return element.bare() instanceof TypedOperand.Element
        && vocabulary
            .attributes()
            .attribute(CoreModel.DATASETS)
            .filter(all ->
                all.type() instanceof Type.ListOf(var of, int max) && of.equals(element.type()))
            .isPresent();
  }
}
