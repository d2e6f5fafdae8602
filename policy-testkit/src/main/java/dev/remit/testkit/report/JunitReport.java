package dev.remit.testkit.report;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A run as the XML that JUnit's runners leave and build servers read: a {@code testsuite} for each
 * file of a package, with a {@code testcase} for each test.
 */
public final class JunitReport {
  private final XMLStreamWriter xml;

  private JunitReport(XMLStreamWriter xml) {
    this.xml = xml;
  }

  public static String of(RunReport report) {
    return document(to -> to.report(report));
  }

  /** One test that could not be run, so that a build server shows why. */
  public static String of(Refusal refusal) {
    return document(to -> to.refusal(refusal));
  }

  private interface Body {
    void write(JunitReport to) throws XMLStreamException;
  }

  private static String document(Body body) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      body.write(new JunitReport(xml));
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("a text takes what is written", impossible);
    }
    return text.append('\n').toString();
  }

  private void report(RunReport report) throws XMLStreamException {
    Map<String, List<Outcome>> suites = new LinkedHashMap<>();
    report
        .outcomes()
        .forEach(each ->
            suites.computeIfAbsent(each.span().file().path(), any -> new ArrayList<>()).add(each));
    line(0);
    xml.writeStartElement("testsuites");
    attribute("name", "remit test");
    counts(report.result().size(), report.result().failures(), 0);
    attribute("time", seconds(report.result().nanos()));
    for (var suite : suites.entrySet()) {
      suite(report.path(suite.getKey()), suite.getValue());
    }
    line(0);
    xml.writeEndElement();
  }

  private void refusal(Refusal refusal) throws XMLStreamException {
    line(0);
    xml.writeStartElement("testsuites");
    attribute("name", "remit test");
    counts(1, 0, 1);
    line(1);
    xml.writeStartElement("testsuite");
    attribute("name", "remit");
    counts(1, 0, 1);
    line(2);
    xml.writeStartElement("testcase");
    attribute("name", "compile");
    attribute("classname", "remit");
    reason("error", refusal.message(), "compile", refusal.body());
    xml.writeEndElement();
    line(1);
    xml.writeEndElement();
    line(0);
    xml.writeEndElement();
  }

  /** The package and the file, without its ending, as a class has a package and a name. */
  private static String name(Outcome outcome) {
    String path = outcome.span().file().path();
    String file = path.substring(path.lastIndexOf('/') + 1);
    return outcome.packageName() + "." + file.replaceFirst("\\.[^.]*$", "");
  }

  private void suite(String file, List<Outcome> outcomes) throws XMLStreamException {
    String name = name(outcomes.getFirst());
    line(1);
    xml.writeStartElement("testsuite");
    attribute("name", name);
    counts(outcomes.size(), outcomes.stream().filter(each -> !each.passed()).count(), 0);
    attribute("skipped", "0");
    attribute("time", seconds(outcomes.stream().mapToLong(Outcome::nanos).sum()));
    attribute("file", file);
    for (Outcome outcome : outcomes) {
      line(2);
      xml.writeStartElement("testcase");
      attribute("name", outcome.title());
      attribute("classname", name);
      attribute("time", seconds(outcome.nanos()));
      if (!outcome.passed()) {
        reason("failure", outcome.message(), outcome.kind(), outcome.body());
      }
      xml.writeEndElement();
    }
    line(1);
    xml.writeEndElement();
  }

  private void reason(String element, String message, String type, String body)
      throws XMLStreamException {
    line(3);
    xml.writeStartElement(element);
    attribute("message", message);
    attribute("type", type);
    xml.writeCharacters(possible(body));
    xml.writeEndElement();
    line(2);
  }

  private void counts(long tests, long failures, long errors) throws XMLStreamException {
    attribute("tests", Long.toString(tests));
    attribute("failures", Long.toString(failures));
    attribute("errors", Long.toString(errors));
  }

  /** Readers make spaces of the lines and tabs in an attribute: they are shown likewise. */
  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, possible(value).replace("\n", "\\n").replace("\t", "\\t"));
  }

  private void line(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  private static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.3f", nanos / 1e9);
  }

  /**
   * XML 1.0 has no way to write most control characters: they are shown as the language has them.
   */
  private static String possible(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(each -> {
          boolean held =
              each == '\n'
                  || each == '\t'
                  || (each >= 0x20 && each <= 0xD7FF)
                  || (each >= 0xE000 && each <= 0xFFFD)
                  || each >= 0x10000;
          if (held) {
            out.appendCodePoint(each);
          } else {
            out.append("\\u{").append(Integer.toHexString(each)).append('}');
          }
        });
    return out.toString();
  }
}
