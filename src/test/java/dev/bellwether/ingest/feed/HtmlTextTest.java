package dev.bellwether.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTextTest {
  @Test
  void plainTextPassesUnharmed() {
    assertThat(HtmlText.line("A < B & C > D")).isEqualTo("A < B & C > D");
    assertThat(HtmlText.line("AT&T  rises\n5%")).isEqualTo("AT&T rises 5%");
    assertThat(HtmlText.paragraphs(" one\n\ntwo ")).isEqualTo("one\n\ntwo");
  }

  @Test
  void markupAndScriptsGoAndParagraphsStay() {
    assertThat(
            HtmlText.paragraphs(
                "<h1>A</h1><script>x()</script><style>p{}</style><ul><li>b<li>c&nbsp;d</ul><p>"))
        .isEqualTo("A\n\nb\n\nc d");
    assertThat(HtmlText.line("<b>A</b>&nbsp;b<br>c")).isEqualTo("A b c");
  }
}
