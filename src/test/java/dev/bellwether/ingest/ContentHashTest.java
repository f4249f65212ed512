package dev.bellwether.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentHashTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Apple beats | 'apple   BEATS'",
        "'Apple\u00a0beats' | Apple beats",
        "ﬁrm | firm",
        "'caf\u00e9' | 'cafe\u0301'",
        "'\tApple\n beats ' | Apple beats",
        "ＡＡＰＬ | aapl"
      })
  void caseSpaceAndUnicodeFormDoNotCount(String one, String other) {
    assertThat(ContentHash.of(one, "")).isEqualTo(ContentHash.of(other, "")).hasSize(32);
  }

  @ParameterizedTest
  @CsvSource({"-5%,5%", "1.5,15", "Apple beats,Apple beat", "résumé,resume"})
  void punctuationDigitsAndAccentsCount(String one, String other) {
    assertThat(ContentHash.of(one, "")).isNotEqualTo(ContentHash.of(other, ""));
  }

  @Test
  void theHashIsSha256OfTheNormalisedText() {
    // printf 'apple beats' | sha256sum | cut -c1-32
    assertThat(ContentHash.of("Apple", "beats"))
        .isEqualTo(ContentHash.of("APPLE BEATS", ""))
        .isEqualTo(
            Sha256.hex128("apple beats".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 11));
  }

  @Test
  void theFastPathAgreesWithTheGeneralOne() {
    long seed = 7;
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      String title = ascii(random);
      String body = ascii(random);
      assertThat(ContentHash.of(title, body))
          .as("seed %d: '%s' '%s'", seed, title, body)
          .isEqualTo(ContentHash.ofAnyText(title + " " + body));
    }
  }

  private static String ascii(Random random) {
    StringBuilder text = new StringBuilder();
    for (int j = random.nextInt(12); j > 0; j--) {
      text.append((char) (random.nextInt(3) == 0 ? ' ' : random.nextInt(128)));
    }
    return text.toString();
  }
}
