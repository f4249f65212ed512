package dev.bellwether.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentIdTest {
  private static final Instant AT = Instant.parse("2024-01-31T09:30:00Z");

  @Test
  void theSameOccurrenceHasTheSameId() {
    assertThat(DocumentId.of("wire", "1", "abc", AT))
        .isEqualTo(DocumentId.of("wire", "1", "abc", AT))
        .matches("[0-9a-f]{32}");
  }

  @Test
  void everyPartCountsAndPartsDoNotRunTogether() {
    assertThat(
            Stream.of(
                DocumentId.of("wire", "1", "abc", AT),
                DocumentId.of("wire1", "", "abc", AT),
                DocumentId.of("wire", "2", "abc", AT),
                DocumentId.of("wire", "1", "abd", AT),
                DocumentId.of("wire", "1", "abc", AT.plusSeconds(1)),
                DocumentId.ofUndated("wire", "1", "abc")))
        .doesNotHaveDuplicates();
  }
}
