package dev.bellwether.filing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.Element;
import dev.bellwether.Section;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The eight traps that real filings set, each on the filing that sets it. */
class TrapsTest {
  private static final String WFC = "10-K/WFC-newer-wfc_wfc-10-k-2025-02-25.html";
  private static final String TSLA = "10-K/TSLA-newer-tsla_tsla-10-k-2025-01-30.html";
  private static final String AMZN = "10-K/AMZN-newer-amzn_amzn-10-k-2025-02-07.html";
  private static final String IBM = "10-K/IBM-newer-ibm_ibm-10-k-2025-02-25.html";
  private static final String NVDA = "10-K/NVDA-newer-nvda_nvda-10-k-2025-02-26.html";
  private static final String HD = "10-K/HD-newer-hd_hd-10-k-2025-03-21.html";

  private static long count(Filing filing, Element.Kind kind) {
    return filing.main().elements().stream().filter(e -> e.kind() == kind).count();
  }

  @Test
  void trap1TheHiddenHeaderOfInlineXbrlIsLeftOut() {
    Filing wells = Shelf.read(WFC);
    assertThat(wells.main().text().length()).isLessThan(110_000);
    assertThat(wells.main().text()).doesNotContain("http://fasb.org", "xbrli:", "iso4217");
  }

  @Test
  void trap2ContentsAndMentionsInProseAreNoSections() {
    Filing tesla = Shelf.read(TSLA);
    assertThat(tesla.main().sections()).extracting(Section::item).doesNotHaveDuplicates();
    assertThat(Shelf.text(tesla, "I", "1A").length()).isBetween(60_000, 100_000);
    assertThat(Shelf.text(tesla, "II", "7").length()).isBetween(30_000, 70_000);
  }

  @Test
  void trap3HeadingsInTablesDoNotSwallowTheText() {
    assertThat(Shelf.text(Shelf.read(AMZN), "I", "1A").length()).isGreaterThan(50_000);
    assertThat(Shelf.text(Shelf.read("8-K/NextPoint.8K.html"), "", "8.01"))
        .startsWith("Item 8.01. Other Events\n\nEffective December 19, 2023");
    assertThat(Shelf.text(Shelf.read("8-K/afcgamma.8K.html"), "", "7.01"))
        .startsWith("Item 7.01 Regulation FD Disclosure.\n\nOn March 20, 2023");
  }

  @Test
  void trap4BulletsInTablesAreListsAndLayoutIsNoTable() {
    Filing facebook = Shelf.read("10-Q/0001326801-19-000037.html");
    assertThat(count(facebook, Element.Kind.TABLE)).isLessThanOrEqualTo(207 - 145);
    assertThat(count(facebook, Element.Kind.LIST_ITEM)).isGreaterThanOrEqualTo(140);
    Filing parity = Shelf.read("old/10-K_0001193125-10-073212.html");
    assertThat(count(parity, Element.Kind.TABLE)).isLessThanOrEqualTo(258 - 150);
  }

  @Test
  void trap5StubsAreCalledStubs() {
    Filing ibm = Shelf.read(IBM);
    assertThat(ibm.main().sections())
        .filteredOn(section -> List.of("7", "8").contains(section.item()))
        .extracting(Section::state)
        .containsExactly(Section.State.STUB, Section.State.STUB);
    assertThat(Shelf.text(ibm, "II", "7").length()).isLessThan(400);
    assertThat(Shelf.text(ibm, "IV", "16")).endsWith("None.");
  }

  @Test
  void trap7FurnitureIsTakenOutAndWhatItSplitIsJoined() {
    Filing nvidia = Shelf.read(NVDA);
    assertThat(nvidia.main().furniture()).hasSizeGreaterThan(140);
    assertThat(nvidia.main().text().split("Table of Contents", -1).length - 1).isLessThan(3);
    assertThat(startsInMidSentence(nvidia)).isLessThanOrEqualTo(2);
    assertThat(startsInMidSentence(Shelf.read(HD))).isLessThanOrEqualTo(2);
    assertThat(Shelf.read("old/gencorp10k.html").main().furniture()).hasSizeGreaterThan(140);
  }

  /** Paragraphs of the risk factors that start with a small letter. */
  private static long startsInMidSentence(Filing filing) {
    Section risks =
        filing.main().sections().stream()
            .filter(s -> s.item().equals("1A"))
            .findFirst()
            .orElseThrow();
    return filing.main().elements().stream()
        .filter(e -> e.kind() == Element.Kind.PARAGRAPH)
        .filter(
            e -> e.span().start() >= risks.span().start() && e.span().end() <= risks.span().end())
        .filter(e -> Character.isLowerCase(filing.main().text().charAt(e.span().start())))
        .count();
  }

  @Test
  void trap8OldMarkupIsRead() {
    Filing aegon = Shelf.read("old/20-F_0000928385-01-500187.html");
    assertThat(count(aegon, Element.Kind.TABLE)).isGreaterThan(100);
    assertThat(aegon.main().sections()).hasSize(18);
    Filing medicis = Shelf.read("old/10-K_0000950153-99-001234.html");
    assertThat(Shelf.text(medicis, "I", "1").length()).isGreaterThan(80_000);
  }
}
