package dev.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
  @TempDir Path folder;

  @Test
  void leavesAReportAndAWorkspaceThatCanBeAsked() {
    Shell shell = new Shell(folder);

    Ran demo = shell.run("demo").exits(ExitCode.DONE).mentions("report: <dir>/demo/report.html");

    assertThat(demo.out())
        .startsWith("summary\t\t\theadline\tNo signal found. Mean rank IC at 1 session");
    assertThat(shell.read("demo/report.html")).startsWith("<!doctype html>");
    shell
        .run("sql", "select count(*) > 0 from scores", "--workspace", "demo")
        .exits(ExitCode.DONE)
        .prints("true");
  }
}
