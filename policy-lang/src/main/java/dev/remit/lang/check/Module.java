package dev.remit.lang.check;

import dev.remit.lang.ast.PolicyFile;
import java.util.List;
import java.util.Optional;

/**
 * A package as it stands, or one instance of a pack.
 *
 * @param id what the ids of its rules and groups begin with
 * @param effective false for a pack that nothing imports: it is checked, and gives no rule
 * @param instance the import that makes the instance
 */
record Module(
    String id,
    String packageName,
    boolean effective,
    List<Part> parts,
    Optional<Instance> instance) {
  Module {
    parts = List.copyOf(parts);
  }

  /** A file of the module. */
  record Part(PolicyFile file, Scope scope) {}

  /** An import with arguments, and where these are looked up. */
  record Instance(PolicyFile.Import written, Scope importer) {}
}
