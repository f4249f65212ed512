package dev.bellwether.cli;

import dev.bellwether.BellwetherException;
import dev.bellwether.engine.BenchSoak;
import dev.bellwether.engine.Context;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bellwether bench soak}. */
@Command(
    name = "soak",
    description = "Put many tasks to the local model while its workers are killed.",
    footer = {
      "",
      "Every request and answer is a line of the log, from which the figures are counted.",
      "Exit code 3 says that a task was lost or answered twice.",
      "",
      "Examples:",
      "  bellwether bench soak --model mistral.gguf --tasks 10000 --kill-every 100",
      "  bellwether bench soak --tasks 500 -f json"
    })
final class BenchSoakCommand implements Callable<Integer> {
  private static final int MOST_TASKS = 10_000_000;

  private final Invocation invocation;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private FormatOption format = new FormatOption();
  @Mixin private LocalModelOptions model = new LocalModelOptions();

  @Option(
      names = "--tasks",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How many (default: 1000).")
  private int tasks;

  @Option(
      names = "--kill-every",
      paramLabel = "K",
      defaultValue = "100",
      description = "Tasks after which a worker is killed; 0 for never (default: 100).")
  private int killEvery;

  @Option(
      names = "--log",
      paramLabel = "FILE",
      description = "Log of the tasks (default: soak.jsonl in the workspace).")
  private @Nullable Path log;

  BenchSoakCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    if (tasks < 1 || tasks > MOST_TASKS || killEvery < 0) {
      throw BellwetherException.usage(
          "--tasks must be from 1 to 10,000,000, and --kill-every not below 0",
          "for example --tasks 10000 --kill-every 100");
    }
    Context context = model.context(invocation, common);
    Path file =
        log == null ? context.workspace().root().resolve("soak.jsonl") : invocation.resolve(log);
    context.workspace().create();
    BenchSoak.Report report = BenchSoak.run(context, new BenchSoak.Request(tasks, killEvery, file));
    FlatFigures.print(invocation.console(), format, figures(report, file));
    boolean whole = report.count().lost() == 0 && report.count().duplicated() == 0;
    return whole ? ExitCode.DONE.code() : ExitCode.PARTIAL.code();
  }

  private static Map<String, Object> figures(BenchSoak.Report report, Path file) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("tasks", report.count().tasks());
    figures.put("completed", report.count().completed());
    figures.put("lost", report.count().lost());
    figures.put("duplicated", report.count().duplicated());
    figures.put("restarts", report.restarts());
    figures.put("rss_mb", report.count().rssMb());
    figures.put("rss_second_fifth_mb", report.count().rssSecondFifthMb());
    figures.put("rss_last_fifth_mb", report.count().rssLastFifthMb());
    figures.put("worker_rss_mb", report.workerMb());
    figures.put("kills", report.count().kills());
    figures.put("crashes", report.crashes());
    figures.put("recycles", report.recycles());
    figures.put("overlapping", report.overlaps());
    figures.put("hangs", report.hangs());
    figures.put("left_processes", report.leftProcesses());
    figures.put("left_files", report.leftFiles());
    figures.put("open_files_growth", report.openFilesGrowth());
    figures.put("seconds", report.seconds());
    figures.put("log", file.toString());
    return figures;
  }
}
