package dev.remit.lang.ide;

/**
 * What may stand at a place.
 *
 * @param text what is written
 * @param detail its type, or what declares it
 */
public record Proposal(String text, Kind kind, String detail) {
  public enum Kind {
    KEYWORD,
    ATTRIBUTE,
    ARGUMENT,
    VARIABLE,
    VALUE,
    LABEL,
    ACTION,
    TOOL,
    DATASET,
    GROUP,
    DEFINE,
    PARAMETER,
    TABLE,
    SCHEDULE,
    OBLIGATION,
    RULE,
    FIXTURE,
    TYPE,
    PACKAGE,
    FIELD
  }
}
