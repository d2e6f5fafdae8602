package dev.remit.lang.ide;

import java.util.List;

/**
 * What a name of a bundle means.
 *
 * @param owner where it is named: of a rule its package, of an argument its tool; of what stands by
 *     itself nothing
 */
public record Symbol(Kind kind, String owner, String name) {
  public enum Kind {
    PACKAGE("package"),
    QUALIFIER("import"),
    GROUP("group"),
    PARAMETER("parameter"),
    DEFINE("define"),
    TABLE("table"),
    COLUMN("column"),
    SCHEDULE("schedule"),
    DATES("set of days"),
    RULE("rule"),
    FIXTURE("fixture"),
    LABEL("label"),
    ACTION("action"),
    ENUM("enum"),
    ENUM_VALUE("value"),
    ATTRIBUTE("attribute"),
    TOOL("tool"),
    ARGUMENT("argument"),
    DATASET("dataset"),
    OBLIGATION("obligation"),
    OBLIGATION_FIELD("field"),
    VARIABLE("variable");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** What the language calls it. */
    public String word() {
      return word;
    }
  }

  /** Of a dotted name, whose last segment is its own. */
  static Symbol dotted(Kind kind, List<String> segments) {
    return new Symbol(
        kind, String.join(".", segments.subList(0, segments.size() - 1)), segments.getLast());
  }

  static Symbol dotted(Kind kind, String name) {
    int dot = name.lastIndexOf('.');
    return new Symbol(kind, name.substring(0, Math.max(0, dot)), name.substring(dot + 1));
  }

  /** Unique among the symbols of its kind, such as {@code crm.support.trusted_chain}. */
  public String id() {
    return owner.isEmpty() ? name : owner + "." + name;
  }
}
