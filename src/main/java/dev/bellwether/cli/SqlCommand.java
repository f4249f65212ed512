package dev.bellwether.cli;

import dev.bellwether.BellwetherException;
import dev.bellwether.engine.RunSql;
import dev.bellwether.report.OutputPrinter;
import dev.bellwether.store.SqlConsole;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bellwether sql}. */
@Command(
    name = "sql",
    description = "Ask the database in SQL (DuckDB's dialect).",
    footer = {
      "",
      "Times are UTC. Read-only unless --write.",
      "",
      "Examples:",
      "  bellwether sql \"select count(*) from documents\"",
      "  bellwether sql \"from scores limit 10\" --format csv > scores.csv",
      "  bellwether sql --file query.sql"
    })
final class SqlCommand implements Callable<Integer> {
  private final Invocation invocation;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private FormatOption format = new FormatOption();

  @Parameters(arity = "0..1", paramLabel = "SQL", description = "One statement.")
  private @Nullable String statement;

  @Option(names = "--file", paramLabel = "FILE", description = "Read the statement from a file.")
  private @Nullable Path file;

  @Option(names = "--write", description = "Allow statements that change the database.")
  private boolean write;

  SqlCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    Printing printing = new Printing(format.printer(invocation.console()));
    RunSql.run(invocation.context(common), sql(), write, printing);
    printing.printer.end();
    return ExitCode.DONE.code();
  }

  private String sql() throws IOException {
    if (statement != null && file == null) {
      return statement;
    }
    if (file != null && statement == null) {
      Path path = invocation.resolve(file);
      if (Files.isDirectory(path)) {
        throw BellwetherException.usage(file + " is a folder, not a file", "");
      }
      try {
        return Files.readString(path, StandardCharsets.UTF_8);
      } catch (CharacterCodingException e) {
        throw BellwetherException.usage(file + " is not UTF-8 text", "save it as UTF-8");
      } catch (NoSuchFileException e) {
        throw BellwetherException.usage("no such file: " + file, "");
      }
    }
    throw BellwetherException.usage(
        "give one statement, or --file FILE", "for example: bellwether sql \"select 1\"");
  }

  /** Passes rows from the store to the printer. */
  private static final class Printing implements SqlConsole.Sink {
    private final OutputPrinter printer;

    Printing(OutputPrinter printer) {
      this.printer = printer;
    }

    @Override
    public void begin(List<String> columns) throws IOException {
      printer.begin(columns);
    }

    @Override
    public void row(List<? extends @Nullable Object> values) throws IOException {
      printer.row(values);
    }
  }
}
