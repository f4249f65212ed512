package dev.bellwether.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Opens the tear sheet in a real browser: on a phone and a desk, in light and in dark, on paper.
 */
class TearSheetBrowserIT {
  private static final int[] WIDTHS = {360, 768, 1280};
  private static final String DARK = "--blink-settings=preferredColorScheme=0";
  private static final String LIGHT = "--blink-settings=preferredColorScheme=1";

  /**
   * Each page lies in a frame; the frame's width is its screen, and this script measures from
   * outside.
   */
  private static final String PROBE =
      """
      <script>
      function colour(text) { return text.match(/[0-9.]+/g).map(Number); }
      function measure(frame) {
        const page = frame.contentDocument, root = page.documentElement;
        const charts = [...page.querySelectorAll('svg')].map(svg => svg.getBoundingClientRect());
        const body = frame.contentWindow.getComputedStyle(page.body);
        const back = [body, frame.contentWindow.getComputedStyle(root)]
            .map(style => colour(style.backgroundColor)).find(c => c.length < 4 || c[3] > 0);
        return { width: frame.clientWidth, scroll: root.scrollWidth, height: root.scrollHeight,
            charts: charts.length, flat: charts.filter(b => b.width < 100 || b.height < 40).length,
            wide: charts.filter(b => b.right > frame.clientWidth + 1).length,
            text: colour(body.color), back: back || null };
      }
      addEventListener('load', () => {
        document.getElementById('measures').textContent =
            JSON.stringify([...document.querySelectorAll('iframe')].map(measure));
      });
      </script>
      <pre id="measures"></pre>
      """;

  @TempDir private Path folder;
  private Browser browser;

  @BeforeEach
  void findABrowser() {
    Optional<Browser> found = Browser.in(folder);
    assumeTrue(found.isPresent(), "no Chromium here, so nobody looks at the report");
    browser = found.get();
  }

  @Test
  void everyKindOfReportFitsEveryScreenWithoutAComplaint() throws Exception {
    List<String> pages = new ArrayList<>();
    for (ReplayReport report :
        List.of(SampleReports.rankIc(7), SampleReports.pooled(7), SampleReports.empty())) {
      pages.add(TearSheet.render(report));
    }
    List<JsonNode> light = measures(pages, LIGHT);
    assertThat(light).hasSize(pages.size() * WIDTHS.length);
    assertThat(light).allSatisfy(TearSheetBrowserIT::fits);
    assertThat(light.get(0).get("charts").asInt()).isGreaterThanOrEqualTo(5);

    List<JsonNode> dark = measures(pages, DARK);
    assertThat(dark).allSatisfy(TearSheetBrowserIT::fits);
    assertThat(luminance(dark.get(0).get("back"))).isLessThan(0.1);
    assertThat(luminance(light.get(0).get("back"))).isGreaterThan(0.8);
  }

  @Test
  void itPrints() throws Exception {
    Path page =
        Files.writeString(folder.resolve("page.html"), TearSheet.render(SampleReports.rankIc(7)));
    byte[] pdf = browser.print(page);
    String text = new String(pdf, StandardCharsets.ISO_8859_1);
    assertThat(text).startsWith("%PDF-");
    assertThat(text.split("/Type\\s*/Page\\b", -1).length - 1).isBetween(2, 12);
  }

  @Test
  void theProbeWouldNoticeABrokenPage() throws Exception {
    String broken =
        "<!doctype html><body style='margin:0;background:#fff;color:#eee'>"
            + "<svg width=2000 height=5></svg><script>missing()</script>";
    Browser.Opened opened = browser.open(framed(List.of(broken)), LIGHT);
    JsonNode measured = measured(opened).get(0);
    assertThat(opened.complaints()).isNotEmpty();
    assertThat(measured.get("scroll").asInt()).isGreaterThan(measured.get("width").asInt());
    assertThat(measured.get("flat").asInt()).isEqualTo(1);
    assertThat(contrast(measured)).isLessThan(4.5);
  }

  private static void fits(JsonNode page) {
    assertThat(page.get("scroll").asInt())
        .as("no sideways scrolling")
        .isLessThanOrEqualTo(page.get("width").asInt());
    assertThat(page.get("flat").asInt()).as("charts without room").isZero();
    assertThat(page.get("wide").asInt()).as("charts past the edge").isZero();
    assertThat(contrast(page)).as("contrast (WCAG 2, AA)").isGreaterThanOrEqualTo(4.5);
  }

  private List<JsonNode> measures(List<String> pages, String flag) throws Exception {
    Browser.Opened opened = browser.open(framed(pages), flag);
    assertThat(opened.complaints()).isEmpty();
    return measured(opened);
  }

  private static List<JsonNode> measured(Browser.Opened opened) throws Exception {
    String json = Jsoup.parse(opened.dom()).select("#measures").text();
    List<JsonNode> measures = new ArrayList<>();
    new ObjectMapper().readTree(json).forEach(measures::add);
    return measures;
  }

  private Path framed(List<String> pages) throws Exception {
    StringBuilder html = new StringBuilder("<!doctype html><meta charset=utf-8>").append(PROBE);
    for (String page : pages) {
      for (int width : WIDTHS) {
        html.append("<iframe style='border:0;height:900px;width:")
            .append(width)
            .append("px' srcdoc=\"");
        html.append(page.replace("&", "&amp;").replace("\"", "&quot;")).append("\"></iframe>\n");
      }
    }
    return Files.writeString(folder.resolve("frames.html"), html);
  }

  /** Contrast ratio of WCAG 2.1: (lighter + 0.05) / (darker + 0.05). */
  private static double contrast(JsonNode page) {
    double text = luminance(page.get("text"));
    double back = luminance(page.get("back"));
    return (Math.max(text, back) + 0.05) / (Math.min(text, back) + 0.05);
  }

  private static double luminance(JsonNode rgb) {
    return 0.2126 * linear(rgb.get(0)) + 0.7152 * linear(rgb.get(1)) + 0.0722 * linear(rgb.get(2));
  }

  private static double linear(JsonNode channel) {
    double c = channel.asDouble() / 255;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }
}
