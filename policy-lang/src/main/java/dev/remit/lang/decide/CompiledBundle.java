package dev.remit.lang.decide;

import dev.remit.lang.ir.Program;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.AttributeModel;
import dev.remit.lang.schema.Catalogue;
import dev.remit.lang.schema.IdentityPattern;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A bundle that decides.
 *
 * @param groups the members of each group, by {@code package.name}
 * @param revision {@code sha256:…} over all that can change a decision
 */
public record CompiledBundle(
    Program program,
    Catalogue catalogue,
    AttributeModel attributes,
    BundleSettings settings,
    Map<String, List<IdentityPattern>> groups,
    String revision) {
  public CompiledBundle {
    groups = Map.copyOf(groups);
  }

  /** The tools of its catalogue, by server and name. */
  public List<Value.Tool> tools() {
    return catalogue.tools().keySet().stream()
        .sorted(Comparator.comparing(Value.Tool::server).thenComparing(Value.Tool::name))
        .toList();
  }
}
