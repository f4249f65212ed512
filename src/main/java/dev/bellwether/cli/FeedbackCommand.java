package dev.bellwether.cli;

import dev.bellwether.BellwetherException;
import dev.bellwether.Direction;
import dev.bellwether.Ticker;
import dev.bellwether.engine.GiveFeedback;
import dev.bellwether.report.OutputFormat;
import dev.bellwether.report.PrintOptions;
import dev.bellwether.report.Table;
import dev.bellwether.store.Feedback;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bellwether feedback}. */
@Command(
    name = "feedback",
    description = "Say which way a text really points, and read what was said.",
    footer = {
      "",
      "The latest word on a text and a ticker counts. 'bench quality --labels feedback'",
      "judges models by it; with Langfuse's keys set it is also a score of the trace.",
      "",
      "Examples:",
      "  bellwether feedback 3f2a91 bullish",
      "  bellwether feedback 3f2a91 bearish --ticker ACME --note \"guidance was cut\"",
      "  bellwether feedback export --to labels.csv"
    },
    synopsisSubcommandLabel = "[COMMAND]",
    subcommands = {FeedbackCommand.ListWords.class, FeedbackCommand.Export.class})
final class FeedbackCommand implements Callable<Integer> {
  private final Invocation invocation;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private FormatOption format = new FormatOption();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ID",
      description = "Of a document or a text, or how one begins.")
  private @Nullable String id;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "DIRECTION",
      description = "bullish, bearish or neutral.")
  private @Nullable Direction direction;

  @Option(
      names = "--ticker",
      paramLabel = "T",
      description = "Whom it is about (default: the text's only ticker, or all of it).")
  private @Nullable String ticker;

  @Option(names = "--note", paramLabel = "TEXT", description = "Why.")
  private String note = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  FeedbackCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    if (id == null || direction == null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "give an id and a direction, or one of: list, export");
    }
    GiveFeedback.Report report =
        GiveFeedback.run(
            invocation.context(common),
            new GiveFeedback.Request(
                id.strip().toLowerCase(Locale.ROOT), direction, ticker(), note));
    format.print(
        invocation.console(),
        new Table(
            List.of("document_id", "ticker", "label", "title", "langfuse"),
            List.of(
                List.of(
                    report.word().documentId(),
                    report.word().ticker(),
                    label(report.word()),
                    report.title(),
                    report.langfuse().name().toLowerCase(Locale.ROOT)))));
    if (report.langfuse() == GiveFeedback.Sent.FAILED) {
      invocation.note(common, "recorded, but " + report.trouble());
      return ExitCode.PARTIAL.code();
    }
    return ExitCode.DONE.code();
  }

  private Optional<Ticker> ticker() {
    try {
      return Optional.ofNullable(ticker).map(Ticker::of);
    } catch (IllegalArgumentException e) {
      throw BellwetherException.usage(
          "'" + ticker + "' is not a ticker", "for example --ticker ACME");
    }
  }

  private static String label(Feedback.Word word) {
    return word.direction().name().toLowerCase(Locale.ROOT);
  }

  /** {@code bellwether feedback list}. */
  @Command(
      name = "list",
      description = "List what was said, latest first, beside what models say.",
      footer = {"", "Example:", "  bellwether feedback list"})
  static final class ListWords implements Callable<Integer> {
    private final Invocation invocation;
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private FormatOption format = new FormatOption();

    ListWords(Invocation invocation) {
      this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
      List<List<Object>> rows = new ArrayList<>();
      for (Feedback.Line line : GiveFeedback.list(invocation.context(common))) {
        rows.add(
            List.of(
                line.word().givenAt(),
                line.word().ticker(),
                label(line.word()),
                line.model(),
                line.title(),
                line.word().note(),
                line.word().documentId()));
      }
      format.print(
          invocation.console(),
          new Table(
              List.of("given_at", "ticker", "label", "model", "title", "note", "document_id"),
              List.copyOf(rows)));
      return ExitCode.DONE.code();
    }
  }

  /** {@code bellwether feedback export}. */
  @Command(
      name = "export",
      description = "Write all labels as CSV, for 'bench quality' and 'model train'.",
      footer = {
        "",
        "Examples:",
        "  bellwether feedback export > labels.csv",
        "  bellwether feedback export --to labels.csv"
      })
  static final class Export implements Callable<Integer> {
    private final Invocation invocation;
    @Mixin private CommonOptions common = new CommonOptions();

    @Option(
        names = "--to",
        paramLabel = "FILE",
        description = "File to write (default: standard output).")
    private @Nullable Path to;

    Export(Invocation invocation) {
      this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
      List<List<Object>> rows = new ArrayList<>();
      for (Feedback.Line line : GiveFeedback.list(invocation.context(common))) {
        rows.add(
            List.of(
                line.text(),
                label(line.word()),
                line.word().ticker(),
                line.word().givenAt(),
                line.word().contentHash()));
      }
      Table table =
          new Table(
              List.of("text", "label", "ticker", "given_at", "content_hash"), List.copyOf(rows));
      if (to == null) {
        print(table, invocation.console().out());
      } else {
        StringWriter text = new StringWriter();
        print(table, text);
        Files.writeString(invocation.resolve(to), text.toString());
        invocation.note(common, rows.size() + " labels in " + to);
      }
      return ExitCode.DONE.code();
    }

    private static void print(Table table, Writer out) throws IOException {
      OutputFormat.CSV.printer(out, PrintOptions.PIPED).print(table);
    }
  }
}
