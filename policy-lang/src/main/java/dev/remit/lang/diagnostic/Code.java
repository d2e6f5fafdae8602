package dev.remit.lang.diagnostic;

/** What may be wrong with a bundle. A code is stable: it is never given another meaning. */
public enum Code {
  SYNTAX("E0001", "the text does not parse"),
  MIXED_AND_OR("E0002", "`and` and `or` without parentheses"),
  BAD_CHARACTER("E0003", "a character that does not belong here"),
  BAD_ESCAPE("E0004", "an escape that does not exist"),
  STAR_PLACE("E0005", "a star where none may stand"),
  RESERVED("E0006", "a word of a later version"),
  MISSING_PACKAGE("E0007", "no package"),
  GRANT_PLACE("E0010", "a grant outside a permit"),
  WITH_PLACE("E0011", "an obligation outside an oblige"),
  OBLIGE_WITHOUT_WITH("E0012", "an oblige without an obligation"),
  TWICE_IN_RULE("E0013", "stated twice in one rule"),
  BAD_LITERAL("E0014", "a literal out of range"),
  FILE_TOO_LARGE("E0090", "a file over the size limit"),
  NESTING_TOO_DEEP("E0091", "nesting over the limit"),
  TOO_MANY_TOKENS("E0092", "a file over the token limit"),
  COST("E0093", "a rule that costs too much"),

  DUPLICATE_NAME("E0101", "a name declared twice"),
  DUPLICATE_FIELD("E0102", "a field stated twice"),
  DUPLICATE_VALUE("E0103", "a value that stands twice"),
  DUPLICATE_RULE("E0104", "a rule id used twice"),
  UNKNOWN_TYPE("E0105", "an unknown type"),
  UNKNOWN_LABEL("E0106", "an unknown label"),
  UNKNOWN_NAME("E0107", "an unknown name"),
  UNKNOWN_GROUP("E0108", "an unknown group"),
  UNKNOWN_TOOL("E0109", "an unknown tool"),
  UNKNOWN_DATASET("E0110", "an unknown dataset"),
  UNKNOWN_ACTION("E0111", "an unknown action"),
  UNKNOWN_ARGUMENT("E0112", "an unknown argument"),
  UNKNOWN_PROPERTY("E0113", "an unknown property"),
  UNKNOWN_OBLIGATION("E0114", "an unknown obligation"),
  AMBIGUOUS_NAME("E0115", "a name with two meanings"),
  RECURSIVE_DEFINE("E0116", "a define that uses itself"),
  BAD_ATTRIBUTE("E0117", "an attribute that cannot be declared so"),
  BAD_SOURCE("E0118", "an unknown source"),

  UNKNOWN_PACKAGE("E0120", "an unknown package"),
  SELF_IMPORT("E0121", "a package that imports itself"),
  BAD_QUALIFIER("E0122", "an import under a name that is taken"),
  IMPORT_CYCLE("E0123", "imports in a circle"),
  NOT_A_PACK("E0124", "arguments for a package without parameters"),
  PACK_WITHOUT_WITH("E0125", "a pack imported without arguments"),
  NESTED_PACK("E0126", "a pack that puts another into effect"),
  DUPLICATE_INSTANCE("E0127", "a pack in effect twice under one name"),
  PACK_ARGUMENT("E0128", "a pack's argument that does not fit"),
  BAD_PARAMETER("E0129", "a parameter that cannot be declared so"),
  DEFINE_ARGUMENTS("E0130", "a define with arguments that do not fit"),
  BAD_GROUP("E0131", "a group that cannot be made so"),
  GROUP_CYCLE("E0132", "groups in a circle"),
  GROUP_PLACE("E0133", "a group by a fact where that fact is of somebody else"),
  BAD_OBLIGATION("E0134", "an obligation that cannot be declared so"),

  TYPE_MISMATCH("E0201", "types that do not fit"),
  NOT_AN_INT("E0202", "not an int"),
  DECIMAL_RANGE("E0203", "a decimal out of range"),
  NOT_IN_ENUM("E0204", "not a value of the enum"),
  NOT_A_CONDITION("E0205", "not a condition"),
  NOT_ORDERED("E0206", "an order that does not exist"),
  BARE_NAME_AFTER_IN("E0207", "a single name after `in`"),
  NOT_A_PATH("E0208", "neither path nor name"),
  CLOCK("E0209", "a clock value where none may stand"),
  OPAQUE("E0210", "a value that no operator reads"),
  CONSTANT_CONDITION("E0211", "a comparison of two constants"),
  MISPLACED_OPTIONAL("E0212", "a misplaced `?`"),
  LIST_WITHOUT_MAX("E0213", "a list without a maximum"),
  NESTED_QUANTIFIER("E0214", "a quantifier inside one of its kind"),

  UNGUARDED("E0301", "an optional value without a guard"),
  NOT_OPTIONAL("E0302", "a guard on what is never none"),
  TOOL_NOT_FIXED("E0303", "an argument where the tool is not fixed"),
  EMPTY_LIST("E0304", "a quantifier over a list that may be empty"),

  CHAIN_POLARITY("E0401", "a condition on the chain with the wrong polarity"),
  ALONE_PLACE("E0402", "a header clause of permits elsewhere"),
  VACUOUS_QUANTIFIER("E0403", "a quantifier that an empty chain satisfies"),
  OUTSIDE_GOVERNS("E0404", "a permit outside what its package governs"),

  TRUST_BECAUSE("E0410", "a comparison of trust that no reason excuses"),

  NOT_AN_IDENTITY("E0501", "not an identity"),
  WILDCARD_ISSUER("E0502", "a wildcard in an issuer"),
  BAD_PATTERN("E0503", "a pattern that is none"),
  BAD_PATH("E0504", "a path that is not canonical"),
  BAD_TOOL_NAME("E0505", "not a tool's name"),
  BAD_DIGEST("E0506", "not a digest"),
  BAD_ACCESS("E0507", "an access that cannot be derived"),
  OBLIGATION_FIELD("E0508", "an obligation's field that does not fit"),

  UNDECLARED_ACCESS("W0101", "a tool whose accesses are undeclared"),
  UNSTATED_LABELS("W0102", "a dataset whose labels are unstated"),
  UNUSED("W0103", "a name that nothing uses"),
  DATASETS_FROM_REQUEST("W0104", "a permit that relies on the caller's datasets"),
  PACK_WITHOUT_IMPORT("W0110", "a pack that nothing imports"),
  NEEDLESS_BECAUSE("W0111", "a reason where none is needed");

  private final String id;
  private final String title;

  Code(String id, String title) {
    this.id = id;
    this.title = title;
  }

  /** Such as {@code E0107}. */
  public String id() {
    return id;
  }

  public String title() {
    return title;
  }

  public Severity severity() {
    return id.startsWith("E") ? Severity.ERROR : Severity.WARNING;
  }
}
