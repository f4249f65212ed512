package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.Chunk;
import dev.bellwether.Span;
import dev.bellwether.calendar.ExchangeCalendar;
import dev.bellwether.llm.LanguageModel;
import dev.bellwether.llm.ModelException;
import dev.bellwether.llm.Question;
import dev.bellwether.store.ReplayInputs;
import dev.bellwether.store.State;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code doctor}: does everything a run needs work here? */
public final class Checkup {
  private static final long ENOUGH_DISK_MB = 500;

  /** One thing that was looked at. */
  public record Finding(String what, boolean well, String detail) {}

  private Checkup() {}

  /** Looks at everything; a failing check does not stop the next. */
  public static List<Finding> run(Context context) {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        new Finding(
            "java",
            Runtime.version().feature() >= 17,
            Runtime.version() + ", 17 or newer is needed"));
    findings.add(check("settings", () -> context.configuration().entries().size() + " read"));
    findings.add(disk(context.workspace().root()));
    findings.add(check("state store", () -> stateStore(context)));
    findings.add(check("database", () -> database(context)));
    findings.add(check("embedded tier", () -> embedded(context)));
    findings.add(calendar(context));
    return findings;
  }

  private static Finding check(String what, Supplier<String> detail) {
    try {
      return new Finding(what, true, detail.get());
    } catch (BellwetherException e) {
      return new Finding(what, false, String.valueOf(e.getMessage()));
    }
  }

  private static Finding disk(Path root) {
    try {
      Files.createDirectories(root);
      FileStore store = Files.getFileStore(root);
      long free = store.getUsableSpace() / 1_000_000;
      return new Finding("disk", free >= ENOUGH_DISK_MB, free + " MB free in " + root);
    } catch (IOException e) {
      return new Finding("disk", false, "cannot use " + root + ": " + e.getMessage());
    }
  }

  private static String stateStore(Context context) {
    try (State state = State.open(context.workspace())) {
      return Folding.behind(state) + " rows wait to be folded in";
    }
  }

  private static String database(Context context) {
    return Folding.write(
        context, database -> ReplayInputs.selections(database).size() + " selections scored");
  }

  /** Asks it once, since that is when the encoder is loaded. */
  private static String embedded(Context context) {
    LanguageModel model = Assembly.embedded(context);
    String text = "Operating profit rose to EUR 8.1 mn from EUR 3.2 mn";
    Chunk chunk = new Chunk("", 0, Chunk.Kind.TITLE, new Span(0, text.length()), text);
    try {
      model.complete(new Question(chunk, Optional.empty(), Instant.MAX));
      return model.selection().canonical();
    } catch (ModelException e) {
      throw BellwetherException.failed(
          "it cannot read a headline: " + e.getMessage(), "use --set embedded.model=lexicon", e);
    }
  }

  private static Finding calendar(Context context) {
    ExchangeCalendar calendar = ExchangeCalendar.nyse();
    LocalDate today = LocalDate.ofInstant(context.clock().instant(), ZoneOffset.UTC);
    boolean covered = !today.isBefore(calendar.first()) && today.isBefore(calendar.last());
    return new Finding("calendar", covered, "NYSE " + calendar.first() + " to " + calendar.last());
  }
}
