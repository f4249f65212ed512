package dev.bellwether.filing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bellwether.Section;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** 266 8-Ks as filed, 1994 to 2023, against items that another tool found. */
class EventItemsTest {

  @Test
  void itemSetsAndTextsAgreeWithAnotherToolsAndWithTheHeader() throws IOException {
    Map<String, byte[]> expectedFiles = Shelf.archive("8-K/expected-items.zip");
    List<String> wrong = new ArrayList<>();
    List<String> headers = new ArrayList<>();
    double agreement = 0;
    int texts = 0;
    Map<String, byte[]> filings = Shelf.archive("8-K/as-filed.zip");
    for (Map.Entry<String, byte[]> file : filings.entrySet()) {
      Filing filing = FilingReader.read(file.getValue());
      Map<String, String> expected = expected(expectedFiles.get(file.getKey()));
      Map<String, String> found = found(filing);
      if (!found.keySet().equals(expected.keySet())) {
        wrong.add(file.getKey() + " " + expected.keySet() + " but " + found.keySet());
      }
      if (!headerAgrees(filing, found.keySet())) {
        headers.add(file.getKey() + " " + filing.header().items() + " but " + found.keySet());
      }
      for (Map.Entry<String, String> item : expected.entrySet()) {
        agreement += overlap(item.getValue(), found.getOrDefault(item.getKey(), ""));
        texts++;
      }
    }
    assertThat(filings).hasSize(266);
    assertThat(wrong).isEmpty();
    assertThat(headers).isEmpty();
    // The rest is the reference's: it drops voting tables, and takes lines of contents for text.
    assertThat(agreement / texts).isGreaterThan(0.985);
  }

  private static Map<String, String> expected(byte[] json) throws IOException {
    JsonNode node = JsonMapper.builder().build().readTree(json);
    Map<String, String> items = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (field.getKey().startsWith("item_") && !field.getValue().asText().isBlank()) {
        items.put(field.getKey().substring("item_".length()), field.getValue().asText());
      }
    }
    return items;
  }

  private static Map<String, String> found(Filing filing) {
    Map<String, String> items = new TreeMap<>();
    for (Section section : filing.main().sections()) {
      items.merge(section.item(), section.span().of(filing.main().text()), (a, b) -> a + "\n" + b);
    }
    return items;
  }

  /** EDGAR left items out that had no name yet in 2003 and 2004; what it names must be there. */
  private static boolean headerAgrees(Filing filing, Set<String> found) {
    boolean isNew = found.stream().anyMatch(item -> item.contains("."));
    ItemTable table = ItemTable.of(isNew ? "8-K" : "8-K-old");
    Set<String> named = new TreeSet<>();
    for (String name : filing.header().items()) {
      named.add(table.named(name).map(ItemTable.Item::item).orElse("? " + name));
    }
    boolean all = named.size() == found.size() || named.isEmpty() || found.contains("12");
    return found.containsAll(named) && all;
  }

  private static double overlap(String a, String b) {
    Map<String, Integer> left = bag(a);
    Map<String, Integer> right = bag(b);
    double common = 0;
    for (Map.Entry<String, Integer> word : left.entrySet()) {
      common += Math.min(word.getValue(), right.getOrDefault(word.getKey(), 0));
    }
    return 2 * common / (size(left) + size(right));
  }

  private static int size(Map<String, Integer> bag) {
    return bag.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static Map<String, Integer> bag(String text) {
    Map<String, Integer> bag = new HashMap<>();
    for (String word : text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1)) {
      if (!word.isEmpty()) {
        bag.merge(word, 1, Integer::sum);
      }
    }
    return bag;
  }
}
