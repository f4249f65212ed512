package dev.bellwether.filing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trap 6: the spelling of headings. */
class ItemHeadingTest {

  @ParameterizedTest
  @CsvSource({
    "Item 5.02, 5.02",
    "ITEM\u00a07A., 7A",
    "Item\u20095.02, 5.02",
    "Item5., 5",
    "Item 5.02(e):, 5.02",
    "'Item 9.01Financial Statements', 9.01",
    "Item No. 1, 1",
    "'ITEM 12.', 12",
    "'Item 1.Business', 1",
    "'Item 1A.Risk Factors', 1A",
    "'Item 9A(T). Controls', 9A",
    "'Item 14 (a)(3):', 14",
    "'Items 1 and 2. Business', 1",
    "'\u2022 Item 3: Legal', 3",
    "'Item 2. Description', 2",
    "'Item 7. A discussion', 7",
    "'Item 9 A(T). Controls', 9A",
    "Item 7(A), 7",
  })
  void isReadInAnySpelling(String line, String item) {
    assertThat(ItemHeading.of(line)).map(ItemHeading::item).contains(item);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Items of note", "Itemised 5", "The Item 5", "", "Item", "Item five"})
  void isNotSeenWhereThereIsNone(String line) {
    assertThat(ItemHeading.of(line)).isEmpty();
  }

  @Test
  void aLetterInBracketsMayBelongToTheNumber() {
    assertThat(ItemHeading.of("Item 7(A). Market Risk")).map(ItemHeading::lettered).contains("7A");
    assertThat(ItemHeading.of("Item 9A(T).")).map(ItemHeading::lettered).contains("");
  }

  @Test
  void isSeenByTheFirstLookAsWell() {
    MappedText text = new MappedText();
    String line = "\u2022 ITEM 7A. Risk";
    for (int i = 0; i < line.length(); i++) {
      text.append(line.charAt(i), i);
    }
    assertThat(ItemHeading.startsLike(text, 0, text.length())).isTrue();
    assertThat(ItemHeading.startsLike(text, 4, text.length())).isFalse();
  }
}
