package dev.remit.cli.report;

import java.util.List;
import java.util.stream.Collectors;

/** Shows a report to people. */
public final class CoverageText {
  private final Coverage coverage;
  private final StringBuilder out = new StringBuilder();

  private CoverageText(Coverage coverage) {
    this.coverage = coverage;
  }

  public static String of(Coverage coverage) {
    return new CoverageText(coverage).write();
  }

  private String write() {
    Framework framework = coverage.framework();
    out.append(framework.title()).append(" (").append(framework.version()).append(")\n");
    out.append(framework.source()).append('\n');
    out.append(count(coverage.rules(), "rule")).append(", ").append(coverage.revision());
    out.append('\n');
    if (!framework.controls().getFirst().section()) {
      out.append('\n');
    }
    coverage.controls().forEach(this::control);
    out.append('\n');
    summary();
    if (!coverage.faults().isEmpty()) {
      faults();
    }
    return out.toString();
  }

  private void control(Coverage.Served served) {
    Control control = served.control();
    if (control.section()) {
      out.append('\n');
    }
    out.append(control.id()).append("  ").append(control.title());
    out.append("  [").append(control.tag()).append("]\n");
    if (served.rules().isEmpty() && !control.section()) {
      out.append("  ");
      out.append(control.beyond().map(who -> "beyond rules: " + who).orElse("no rule"));
      out.append('\n');
    }
    served.rules().forEach(this::rule);
  }

  private void rule(Coverage.Rule rule) {
    out.append("  ").append(rule.kind()).append(' ').append(rule.id()).append("  ");
    out.append(place(rule));
    rule.observedUntil().ifPresent(until -> out.append("  observed until ").append(until));
    out.append('\n');
    if (!rule.sentence().isEmpty()) {
      out.append("    ").append(rule.sentence()).append('\n');
    }
  }

  private void summary() {
    out.append(coverage.served()).append(" of ").append(count(coverage.count(), "control"));
    out.append(coverage.served() == 1 ? " has a rule" : " have a rule");
    out.append(" that says so; a tag is its author's word, and no proof.\n");
    without("no rule", coverage.open());
    without("beyond rules", coverage.beyond());
  }

  private void without(String title, List<Control> controls) {
    if (!controls.isEmpty()) {
      out.append(title).append(": ");
      out.append(controls.stream().map(Control::id).collect(Collectors.joining(", ")));
      out.append('\n');
    }
  }

  private void faults() {
    int faults = coverage.faults().size();
    out.append('\n').append(count(faults, "tag"));
    out.append(faults == 1 ? " names no control:\n" : " name no control:\n");
    for (Coverage.Fault fault : coverage.faults()) {
      out.append("  ").append(fault.tag()).append("  of ").append(fault.rule().id());
      out.append("  ").append(place(fault.rule())).append('\n');
      fault.near().ifPresent(near -> out.append("    did you mean `").append(near).append("`?\n"));
    }
  }

  private static String place(Coverage.Rule rule) {
    return rule.file() + ":" + rule.line();
  }

  private static String count(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
