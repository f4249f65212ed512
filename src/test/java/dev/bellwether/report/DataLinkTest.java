package dev.bellwether.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class DataLinkTest {
  @Test
  void theDataComesBackAsItWas() {
    String csv = "a,b\n\"x \"\"y\"\"\",50% #1 <é世>&'z'\n";
    Markup html = new Markup();
    DataLink.draw(html, "Data", "data.csv", csv);

    String address = Jsoup.parse(html.toString()).select("a").attr("href");
    String data = address.substring(address.indexOf(',') + 1);
    assertThat(address).matches("[\\x21-\\x7e]+");
    assertThat(URLDecoder.decode(data.replace("+", "%2B"), StandardCharsets.UTF_8)).isEqualTo(csv);
  }
}
