package dev.bellwether.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownPrinterTest {
  @Test
  void markupInTextsIsEscapedAndNumbersAreAlignedRight() throws IOException {
    assertThat(Printed.piped(OutputFormat.MD, Printed.NASTY))
        .isEqualTo(
            "| id | text | at | day | value | flag | tags |\n"
                + "| ---: | --- | --- | --- | ---: | --- | --- |\n"
                + "| 9223372036854775807 | a \"b\", c\\|d\\\\e f  g \\<i> | 2014-02-03T14:30:00Z |"
                + " 2014-02-03 | 0.30000000000000004 | true | x, y,z |\n"
                + "|  |  |  |  |  |  |  |\n");
  }

  @Test
  void onlyAnAmpersandThatBeginsAnEntityIsEscaped() {
    assertThat(MarkdownText.row(List.of("AT&T", "&lt;b", "&#60;")))
        .isEqualTo("| AT&T | \\&lt;b | \\&#60; |\n");
  }

  @Test
  void backticksDoNotEndACodeBlock() {
    assertThat(MarkdownText.code("a ``` b")).isEqualTo("````\na ``` b\n````\n");
  }
}
