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
  DUPLICATE_ROW("E0140", "a row stated twice"),
  UNKNOWN_TABLE("E0141", "an unknown table"),
  UNKNOWN_COLUMN("E0142", "an unknown column"),
  BAD_KEY("E0143", "a key that looks up no row"),
  BAD_COLUMN("E0144", "a column of a type that no table has"),
  ROW_WITHOUT_COLUMN("E0145", "a row where a value is expected"),
  UNKNOWN_ROW("E0146", "a row that is not there"),

  UNSUPPLIED("E0160", "a fact that a front door never supplies"),
  BAD_SUPPLY("E0161", "a front door that supplies what is no statement"),
  TOO_MANY_RULES("E0162", "a bundle with too many rules"),

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
  NOT_CANONICAL("E0220", "a text that is not in its one spelling"),
  NOT_A_COMMAND("E0221", "a command line that only a shell understands"),
  TOO_MANY_ELEMENTS("E0222", "more elements than the type holds"),
  EMPTY_SET("E0223", "a set that holds nothing"),
  NEVER_EQUAL("E0224", "a comparison that never holds"),
  NETWORK_MEMBERSHIP("E0225", "a network before `in`"),
  NOT_TEXT("E0226", "no text to match"),
  BAD_GLOB("E0227", "a glob that is none"),
  BAD_REGEX("E0228", "a regular expression that is none"),
  PATTERN_SIZE("E0229", "a pattern that is too large"),
  UNKNOWN_SCHEDULE("E0230", "an unknown schedule"),
  NOT_A_TIME("E0231", "a schedule asked of what is no time"),

  UNGUARDED("E0301", "an optional value without a guard"),
  NOT_OPTIONAL("E0302", "a guard on what is never none"),
  TOOL_NOT_FIXED("E0303", "an argument where the tool is not fixed"),
  EMPTY_LIST("E0304", "a quantifier over a list that may be empty"),

  CHAIN_POLARITY("E0401", "a condition on the chain with the wrong polarity"),
  ALONE_PLACE("E0402", "a header clause of permits elsewhere"),
  VACUOUS_QUANTIFIER("E0403", "a quantifier that an empty chain satisfies"),
  OUTSIDE_GOVERNS("E0404", "a permit outside what its package governs"),
  TRUST_BECAUSE("E0410", "a comparison of trust that no reason excuses"),
  EVERY_ACTOR_PLACE("E0420", "`for every actor` outside a permit"),
  CAPTURE_PATTERN("E0421", "a pattern that captures nothing"),
  CAPTURE_SOURCE("E0422", "an attribute that nothing is captured from"),
  CAPTURE_TYPE("E0423", "a captured attribute of a type that no segment has"),

  NOT_AN_IDENTITY("E0501", "not an identity"),
  WILDCARD_ISSUER("E0502", "a wildcard in an issuer"),
  BAD_PATTERN("E0503", "a pattern that is none"),
  BAD_PATH("E0504", "a path that is not canonical"),
  BAD_TOOL_NAME("E0505", "not a tool's name"),
  BAD_DIGEST("E0506", "not a digest"),
  BAD_ACCESS("E0507", "an access that cannot be derived"),
  OBLIGATION_FIELD("E0508", "an obligation's field that does not fit"),
  UNKNOWN_ZONE("E0510", "an unknown time zone"),
  UNKNOWN_DAY("E0511", "an unknown day of the week"),
  EMPTY_WINDOW("E0512", "a window that is empty"),
  UNKNOWN_DATES("E0513", "an unknown set of days"),

  DATA_FILE_PLACE("E0520", "a data file outside the bundle"),
  DATA_FILE_UNREADABLE("E0521", "a data file that cannot be read"),
  DATA_FILE_FORMAT("E0522", "a data file of another kind"),
  DATA_FILE_TOO_LARGE("E0523", "data over a limit"),
  DATA_SYNTAX("E0524", "a data file that does not parse"),
  DATA_SHAPE("E0525", "an entry of the wrong shape"),
  NO_TOOLS_LIST("E0526", "not a tools/list result"),
  DEFAULTS_ITEM("E0527", "an item that no pattern of tools states"),
  BAD_DATASET_NAME("E0528", "not a dataset's name"),

  TEST_NAME("E0601", "a name in a test that nothing has"),
  TEST_VALUE("E0602", "a value in a test that does not fit"),
  TEST_PART("E0603", "a part of a test that does not belong there"),
  TEST_INCOMPLETE("E0604", "a test that asks or expects nothing"),
  FIXTURE_CYCLE("E0605", "a fixture that comes from itself"),

  UNDECLARED_ACCESS("W0101", "a tool whose accesses are undeclared"),
  UNSTATED_LABELS("W0102", "a dataset whose labels are unstated"),
  UNUSED("W0103", "a name that nothing uses"),
  DATASETS_FROM_REQUEST("W0104", "a permit that relies on the caller's datasets"),
  PACK_WITHOUT_IMPORT("W0110", "a pack that nothing imports"),
  NEEDLESS_BECAUSE("W0111", "a reason where none is needed"),
  EVERY_ACTOR_WITHOUT_AGENT("W0115", "`for every actor` where it says nothing"),
  LITERAL_IN_GLOB("W0120", "a character that means nothing in a glob"),
  ACCESS_DOES_NOT_FIT("W0130", "an access that does not fit an imported tool"),
  IDLE_TOOL_PATTERN("W0131", "a pattern of tools that decides nothing"),
  UNCALLABLE_TOOL("W0132", "an imported tool that no call can name"),
  PARTIAL_TOOLS_LIST("W0133", "a tools/list result that goes on"),

  NEVER_TRUE("W0140", "a rule that is never true"),
  ALWAYS_DENIED("W0141", "a permit that is always denied"),
  SHADOWED("W0142", "a rule that another one makes needless"),
  DOUBLE_NEGATION("W0143", "a double negation"),
  ALWAYS_TRUE("W0144", "a clause that is always true"),
  IDLE_PATTERN("W0145", "a pattern that no tool matches"),
  UNKNOWN_FRONT_DOOR("W0146", "a front door that is not configured"),
  IDLE_ARGUMENT("W0147", "an argument that no tool declares so"),
  BARE_ALLOW("W0160", "an allow without its rule");

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

  /** Its page, relative to the root of the distribution. */
  public String page() {
    return "docs/diagnostics/" + id + ".md";
  }

  public Severity severity() {
    return id.startsWith("E") ? Severity.ERROR : Severity.WARNING;
  }
}
