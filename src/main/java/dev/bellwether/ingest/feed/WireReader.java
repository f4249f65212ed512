package dev.bellwether.ingest.feed;

import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndFeedImpl;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SAXBuilder;
import com.rometools.rome.io.WireFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.util.Locale;
import org.jdom2.Document;

/**
 * ROME, set up for bodies from strangers: no document type, hence no entities to expand or fetch,
 * and no deep nesting, which ROME follows by recursion.
 */
final class WireReader {
  /** No feed in the corpora we know nests deeper than 30. */
  private static final int DEEPEST = 200;

  private WireReader() {}

  static SyndFeed read(byte[] body, String contentType) throws IOException, FeedException {
    int start = leadingBlanks(body);
    var bytes = new ByteArrayInputStream(body, start, body.length - start);
    try (Reader reader = open(bytes, contentType)) {
      WireFeed feed = new Guarded().build(reader);
      return new SyndFeedImpl(feed);
    }
  }

  /**
   * By RFC 3023 {@code text/xml} without a charset is US-ASCII, which no publisher means. So the
   * header is heard only when it names a charset.
   */
  private static Reader open(ByteArrayInputStream bytes, String contentType) throws IOException {
    return contentType.toLowerCase(Locale.ROOT).contains("charset=")
        ? new XmlReader(bytes, contentType, true)
        : new XmlReader(bytes, true);
  }

  /** Blanks before the XML declaration are forbidden, common and harmless. */
  private static int leadingBlanks(byte[] body) {
    int start = 0;
    while (start < body.length && (body[start] == ' ' || isLineEnd(body[start]))) {
      start++;
    }
    return start < body.length && body[start] == '<' ? start : 0;
  }

  private static boolean isLineEnd(byte b) {
    return b == '\n' || b == '\r' || b == '\t';
  }

  private static final class Guarded extends WireFeedInput {
    Guarded() {
      super(false, Locale.ENGLISH);
    }

    @Override
    public WireFeed build(Document feed) throws FeedException {
      FeedDates.rewrite(feed);
      return super.build(feed);
    }

    @Override
    protected SAXBuilder createSAXBuilder() {
      SAXBuilder builder = super.createSAXBuilder();
      builder.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      builder.setProperty("jdk.xml.maxElementDepth", String.valueOf(DEEPEST));
      return builder;
    }
  }
}
