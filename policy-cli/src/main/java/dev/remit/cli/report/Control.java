package dev.remit.cli.report;

import java.util.Optional;

/**
 * A control of a framework.
 *
 * @param id as the framework writes it
 * @param tag what a rule says that serves it
 * @param section it heads the controls that follow, and is not counted as one
 * @param beyond what serves it where no rule can
 */
public record Control(
    String id, String tag, String title, boolean section, Optional<String> beyond) {}
