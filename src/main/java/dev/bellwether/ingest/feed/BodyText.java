package dev.bellwether.ingest.feed;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes XML as publishers send it. In turn: a byte order mark, text that is UTF-8 beyond ASCII
 * (which nothing else looks like), the header, the XML declaration, the look of UTF-16 and UTF-32,
 * UTF-8, Windows-1252. The first that fits every byte is taken. By RFC 3023 {@code text/xml}
 * without a charset is US-ASCII, which no publisher means.
 */
final class BodyText {
  private static final Pattern HEADER =
      Pattern.compile("charset\\s*=\\s*[\"']?\\s*([\\w.:-]+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern DECLARATION =
      Pattern.compile("<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']\\s*([\\w.:-]+)");
  private static final int DECLARED_WITHIN = 4_000;
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private BodyText() {}

  static String of(byte[] body, String contentType) {
    for (Charset charset : candidates(body, contentType)) {
      Optional<String> text = strictly(body, charset);
      if (text.isPresent()) {
        return tidied(text.get());
      }
    }
    return tidied(new String(body, StandardCharsets.UTF_8));
  }

  private static Set<Charset> candidates(byte[] body, String contentType) {
    Set<Charset> charsets = new LinkedHashSet<>();
    byMark(body).ifPresent(charsets::add);
    if (isBeyondAscii(body)) {
      charsets.add(StandardCharsets.UTF_8);
    }
    named(HEADER, contentType).ifPresent(charsets::add);
    byLook(body).ifPresent(charsets::add);
    named(DECLARATION, beginning(body)).ifPresent(charsets::add);
    charsets.add(StandardCharsets.UTF_8);
    charsets.add(WINDOWS);
    charsets.add(StandardCharsets.ISO_8859_1);
    return charsets;
  }

  private static Optional<Charset> byMark(byte[] b) {
    if (starts(b, 0xef, 0xbb, 0xbf)) {
      return Optional.of(StandardCharsets.UTF_8);
    }
    if (starts(b, 0xff, 0xfe, 0, 0) || starts(b, 0, 0, 0xfe, 0xff)) {
      return Optional.of(Charset.forName("UTF-32"));
    }
    return starts(b, 0xff, 0xfe) || starts(b, 0xfe, 0xff)
        ? Optional.of(StandardCharsets.UTF_16)
        : Optional.empty();
  }

  /** XML begins with a bracket, which tells the width and order of characters. */
  private static Optional<Charset> byLook(byte[] b) {
    if (starts(b, 0, 0, 0, '<')) {
      return Optional.of(Charset.forName("UTF-32BE"));
    }
    if (starts(b, '<', 0, 0, 0)) {
      return Optional.of(Charset.forName("UTF-32LE"));
    }
    if (starts(b, 0, '<')) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    return starts(b, '<', 0) ? Optional.of(StandardCharsets.UTF_16LE) : Optional.empty();
  }

  private static boolean starts(byte[] body, int... with) {
    for (int i = 0; i < with.length; i++) {
      if (i >= body.length || (body[i] & 0xff) != with[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBeyondAscii(byte[] body) {
    for (byte b : body) {
      if (b < 0) {
        return true;
      }
    }
    return false;
  }

  private static String beginning(byte[] body) {
    return new String(body, 0, Math.min(body.length, DECLARED_WITHIN), StandardCharsets.ISO_8859_1);
  }

  /** What is called Latin-1 or ASCII is Windows-1252 in practice, as browsers hold too. */
  private static Optional<Charset> named(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String name = matcher.group(1).toLowerCase(Locale.ROOT);
    try {
      return switch (name) {
        case "iso-8859-1", "latin1", "us-ascii", "ascii" -> Optional.of(WINDOWS);
        case "gb2312", "gbk" -> Optional.of(Charset.forName("GB18030"));
        // The declaration was readable in single bytes, so it is neither of these.
        case "utf-16", "utf-32", "ucs-2" -> Optional.empty();
        default -> Optional.of(Charset.forName(name));
      };
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }

  private static Optional<String> strictly(byte[] body, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(body))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** Without a mark at the front, and without control characters, which XML forbids. */
  private static String tidied(String text) {
    StringBuilder tidy = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean control = c < ' ' && c != '\n' && c != '\r' && c != '\t';
      if (!control && c != '\ufeff') {
        tidy.append(c);
      }
    }
    return tidy.toString();
  }
}
