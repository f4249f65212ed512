package dev.bellwether.ingest.edgar;

import dev.bellwether.BellwetherException;
import java.io.ByteArrayInputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the Atom feed of current filings. */
final class CurrentFilings {
  private static final Pattern ACCESSION =
      Pattern.compile("accession-number=(\\d{10}-\\d{2}-\\d{6})");
  private static final Pattern CIK = Pattern.compile("/data/(\\d{1,10})/");

  private String accession = "";
  private String cik = "";
  private String form = "";
  private LocalDate filedOn = LocalDate.EPOCH;
  private final List<Listing> listings = new ArrayList<>();

  private CurrentFilings() {}

  static List<Listing> read(byte[] feed) {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    // Entities in a feed would read our files.
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    CurrentFilings reader = new CurrentFilings();
    try {
      reader.read(factory.createXMLStreamReader(new ByteArrayInputStream(feed)));
    } catch (XMLStreamException e) {
      throw BellwetherException.failed(
          "the feed of current filings is not XML: " + e.getMessage(), "try again later", e);
    }
    return reader.listings;
  }

  private void read(XMLStreamReader xml) throws XMLStreamException {
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        start(xml);
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("entry")) {
        end();
      }
    }
  }

  private void start(XMLStreamReader xml) throws XMLStreamException {
    switch (xml.getLocalName()) {
      case "id" -> accession = first(ACCESSION, xml.getElementText());
      case "link" -> cik = first(CIK, String.valueOf(xml.getAttributeValue(null, "href")));
      case "category" -> form = String.valueOf(xml.getAttributeValue(null, "term"));
      case "updated" -> filedOn = day(xml.getElementText());
      default -> {
        // Titles and summaries repeat what the submission says itself.
      }
    }
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }

  private static LocalDate day(String text) {
    try {
      return OffsetDateTime.parse(text.strip()).toLocalDate();
    } catch (DateTimeException e) {
      return LocalDate.EPOCH;
    }
  }

  private void end() {
    if (!accession.isEmpty() && !cik.isEmpty()) {
      listings.add(new Listing(cik, List.of(), accession, form, filedOn));
    }
    accession = "";
    cik = "";
    form = "";
  }
}
