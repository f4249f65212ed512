package dev.bellwether.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellwether.Chunk;
import dev.bellwether.Content;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleChunkerTest {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final String[] PIECES = {
    " ",
    "  ",
    "\n",
    "\r\n",
    "\r\n\r\n",
    "\n\n",
    "\n \t\n",
    "\u2028",
    "\u0085",
    "\u3000",
    "\t",
    ". ",
    "! ",
    "?",
    ".\n",
    "word",
    "Gewinn",
    "\u5229\u76ca\u304c",
    "\ud83d\ude80",
    "\ud83d\ude80\ud83d\ude80",
    "e\u0301",
    "\u00a0",
    "\ud83d",
    "\ude80",
    "\0",
    "3.14",
    "$AAPL"
  };

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void chunksHoldEveryCharacterOnceWithinTheirLimit(long seed) {
    Random random = new Random(seed);
    int limit = 100 + random.nextInt(300);
    check("seed " + seed, text(random), limit);
  }

  private static Content text(Random random) {
    StringBuilder body = new StringBuilder();
    int pieces = random.nextInt(600);
    double wordiness = random.nextDouble();
    for (int i = 0; i < pieces; i++) {
      int from = random.nextDouble() < wordiness ? 15 : 0;
      body.append(PIECES[from + random.nextInt(PIECES.length - from)]);
    }
    return content(" T" + PIECES[random.nextInt(PIECES.length)], body.toString());
  }

  private static Content content(String title, String body) {
    return new Content("0123456789abcdef0123456789abcdef", title, body);
  }

  private static List<Chunk> check(String name, Content content, int limit) {
    String text = content.text();
    List<Chunk> chunks = new ArticleChunker(limit).chunk(content);
    assertThat(chunks).as(name).isNotEmpty();
    int end = 0;
    for (Chunk chunk : chunks) {
      assertThat(chunk.ordinal()).as(name).isEqualTo(chunks.indexOf(chunk));
      assertThat(chunk.contentHash()).isEqualTo(content.hash());
      assertThat(chunk.kind()).isEqualTo(chunk.ordinal() == 0 ? Chunk.Kind.TITLE : Chunk.Kind.BODY);
      assertThat(chunk.span().start()).as(name).isGreaterThanOrEqualTo(end);
      assertThat(text.substring(end, chunk.span().start())).as(name).isBlank();
      assertThat(chunk.text()).as(name).isEqualTo(chunk.span().of(text)).isNotBlank();
      if (chunk.kind() == Chunk.Kind.BODY) {
        assertThat(chunk.span().length()).as(name).isLessThanOrEqualTo(limit);
      }
      assertThat(splitsAPair(text, chunk.span().start())).as(name).isFalse();
      end = chunk.span().end();
    }
    assertThat(text.substring(end)).as(name).isBlank();
    return chunks;
  }

  private static boolean splitsAPair(String text, int at) {
    return at > 0
        && Character.isHighSurrogate(text.charAt(at - 1))
        && Character.isLowSurrogate(text.charAt(at));
  }

  private static List<String> texts(List<Chunk> chunks) {
    return chunks.stream().map(Chunk::text).toList();
  }

  @Test
  void anArticleWithoutBodyIsItsTitle() {
    assertThat(texts(check("title", content("  Acme soars ", ""), 100)))
        .containsExactly("Acme soars");
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\r\n\r\n", "\t\u3000\n\n ", "\u2028\u2029"})
  void aBodyOfWhiteSpaceIsNoChunk(String body) {
    assertThat(check("blank", content("Acme soars", body), 100)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r", "\u2028"})
  void aLineEndAloneIsNoParagraphBreakButAnEmptyLineIs(String lineEnd) {
    String paragraph = "a".repeat(50) + lineEnd + "b".repeat(30);
    String body = paragraph + lineEnd + lineEnd + paragraph + lineEnd + " \t" + lineEnd + paragraph;
    assertThat(texts(check("lines", content("Title", body), 100)))
        .containsExactly("Title", paragraph, paragraph, paragraph);
  }

  @Test
  void paragraphsAreGroupedAsLongAsTheyFit() {
    String line = "x".repeat(49);
    String body = String.join("\n\n", line, line, line);
    assertThat(texts(check("fit", content("Title", body), 100)))
        .containsExactly("Title", line + "\n\n" + line, line);
    assertThat(check("one short of it", content("Title", body + "y"), 151)).hasSize(3);
    assertThat(check("all", content("Title", body), 151)).hasSize(2);
  }

  @Test
  void aLongParagraphIsCutAfterASentenceElseAtABlankElseHard() {
    String sentence = "s".repeat(60) + ".";
    assertThat(
            texts(
                check(
                    "s",
                    content("T", sentence + " " + "w".repeat(20) + " " + "v".repeat(50)),
                    100)))
        .containsExactly("T", sentence, "w".repeat(20) + " " + "v".repeat(50));
    assertThat(texts(check("b", content("T", "w".repeat(70) + " " + "v".repeat(70)), 100)))
        .containsExactly("T", "w".repeat(70), "v".repeat(70));
    assertThat(texts(check("h", content("T", "w".repeat(150)), 100)))
        .containsExactly("T", "w".repeat(100), "w".repeat(50));
  }

  @Test
  void aTitleIsNeverCut() {
    String title = "Acme ".repeat(100).strip();
    assertThat(texts(check("long title", content(title, "Body."), 100)))
        .containsExactly(title, "Body.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "word ", "\ud83d\ude80", "\r", "\n\u3000", "a\r\n", "Yes. ", " "})
  void aMegabyteTakesAboutEightTimesAnEighth(String piece) {
    ArticleChunker chunker = new ArticleChunker(2_000);
    Content small = content("T", piece.repeat(131_072 / piece.length()) + "!");
    Content large = content("T", piece.repeat(1_048_576 / piece.length()) + "!");
    for (int warmUp = 0; warmUp < 5; warmUp++) {
      chunker.chunk(small);
    }
    double eighth = seconds(chunker, small);
    double whole = seconds(chunker, large);
    // A quadratic scan would take 64 times as long, and seconds at that.
    assertThat(whole).as("%s s against %s s", whole, eighth).isLessThan(32 * eighth + .05);
    check("megabyte", large, 2_000);
  }

  private static double seconds(ArticleChunker chunker, Content content) {
    return LongStream.range(0, 3)
            .map(
                i -> {
                  long start = THREADS.getCurrentThreadCpuTime();
                  chunker.chunk(content);
                  return THREADS.getCurrentThreadCpuTime() - start;
                })
            .boxed()
            .collect(Collectors.minBy(Long::compare))
            .orElseThrow()
        / 1e9;
  }

  @Test
  void theNameSaysTheSettings() {
    assertThat(new ArticleChunker(300).name()).isNotEqualTo(new ArticleChunker(301).name());
    assertThatThrownBy(() -> new ArticleChunker(99)).isInstanceOf(IllegalArgumentException.class);
  }
}
