package dev.remit.cli.report;

import java.util.List;

/**
 * A framework that rules are reported against.
 *
 * @param name as {@code --framework} takes it
 * @param source where it is published
 */
public record Framework(
    String name, String title, String version, String source, List<Control> controls) {
  public Framework {
    controls = List.copyOf(controls);
  }

  /** The first segment of its tags, which other frameworks may share. */
  String family() {
    return family(controls.getFirst().tag());
  }

  static String family(String tag) {
    int end = tag.indexOf('.');
    return end < 0 ? tag : tag.substring(0, end);
  }
}
