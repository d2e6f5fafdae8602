package dev.remit.lang.data;

import java.util.Optional;

/** How a data file is read, by its extension. */
public enum DataFormat {
  JSON,
  YAML,
  CSV;

  /** Empty for a file that is no data file. */
  public static Optional<DataFormat> of(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "json" -> Optional.of(JSON);
      case "yaml", "yml" -> Optional.of(YAML);
      case "csv" -> Optional.of(CSV);
      default -> Optional.empty();
    };
  }
}
