package dev.remit.testkit.report;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The schema that Jenkins holds such reports against, with what its later versions differ in. */
final class JunitSchema {
  private static final Schema SCHEMA = schema();

  private JunitSchema() {}

  private static Schema schema() {
    try {
      return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
          .newSchema(JunitSchema.class.getResource("/junit/jenkins-junit.xsd"));
    } catch (SAXException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  /** Throws what the document is not as the schema asks. */
  static void check(String xml) throws SAXException, IOException {
    Document document = parsed(xml);
    NodeList all = document.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      Element each = (Element) all.item(i);
      if (each.hasAttribute("time") && !each.getAttribute("time").matches("[0-9]+\\.[0-9]{3}")) {
        throw new SAXException("time is " + each.getAttribute("time"));
      }
      if (each.getTagName().equals("testsuite")) {
        each.removeAttribute("file");
      }
    }
    SCHEMA.newValidator().validate(new DOMSource(document));
  }

  private static Document parsed(String xml) throws SAXException, IOException {
    try {
      return DocumentBuilderFactory.newDefaultNSInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(xml)));
    } catch (ParserConfigurationException unusable) {
      throw new AssertionError(unusable);
    }
  }
}
