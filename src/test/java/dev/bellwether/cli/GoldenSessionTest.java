package dev.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Plays every session below {@code golden/} and compares what a user would see. */
class GoldenSessionTest {
  @TempDir Path temporary;

  @TestFactory
  List<DynamicTest> eachSessionShowsWhatItsTranscriptShows() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path golden : Session.all()) {
      String name = Golden.folder().relativize(golden).toString();
      tests.add(DynamicTest.dynamicTest(name, () -> play(golden, name)));
    }
    return tests;
  }

  private void play(Path golden, String name) throws IOException {
    Path folder = Files.createDirectories(temporary.resolve(name));
    Golden.check(name + "/transcript", new Session(golden, folder).play());
  }

  @Test
  void eachCommandHasASessionButTheDemoWhoseFiguresBelongToTheModel() throws IOException {
    Set<String> expected = new TreeSet<>(CommandGroups.grouped());
    expected.remove("demo");

    Set<String> played = new TreeSet<>();
    for (Path golden : Session.all()) {
      played.add(Golden.folder().relativize(golden).getName(0).toString());
    }

    assertThat(played).containsAll(expected);
  }
}
