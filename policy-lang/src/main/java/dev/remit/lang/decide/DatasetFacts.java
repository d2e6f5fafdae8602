package dev.remit.lang.decide;

import dev.remit.lang.decide.Access.Part;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.AttributeModel;
import dev.remit.lang.schema.Catalogue;
import dev.remit.lang.schema.CoreModel;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The datasets of a call together: one record for each access that is on one. */
final class DatasetFacts {
  private DatasetFacts() {}

  /**
   * Unknown as a whole where one of them, or its path, is: an unknown list may be of many, or none.
   */
  static Reading of(List<Access> accesses, Catalogue catalogue, AttributeModel model) {
    List<Reading> records = new ArrayList<>();
    for (Access access : accesses) {
      if (access.path() instanceof Part.Unknown<Value.Path>) {
        return new Reading.Unknown(CoreModel.DATASETS);
      }
      switch (access.dataset()) {
        case Part.None<Value.Name> none -> {}
        case Part.Unknown<Value.Name> unknown -> {
          return new Reading.Unknown(CoreModel.DATASETS);
        }
        case Part.Known<Value.Name> known ->
            records.add(fields(new AccessFacts(access, catalogue, model), model));
      }
    }
    return new Value.Many(records);
  }

  private static Reading fields(AccessFacts access, AttributeModel model) {
    TreeMap<String, Reading> fields = new TreeMap<>();
    CoreModel.ofDatasets(model.attributes().values())
        .forEach((field, attribute) -> fields.put(field, access.read(attribute)));
    return new Value.Fields(fields);
  }
}
