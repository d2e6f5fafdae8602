package dev.remit.testkit.report;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The schema of SARIF 2.1.0, which the language's own reports are held against, too. */
final class SarifSchema {
  private static final Path FILE =
      Path.of("../policy-lang/src/test/resources/sarif/sarif-2.1.0-rtm.5.json");

  private static final Schema SCHEMA = schema();

  private SarifSchema() {}

  private static Schema schema() {
    try (InputStream schema = Files.newInputStream(FILE)) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4).getSchema(schema);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  /** What is not as the schema asks. */
  static List<Error> faults(String sarif) {
    return SCHEMA.validate(sarif, InputFormat.JSON);
  }
}
