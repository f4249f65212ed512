package dev.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/**
 * What one command did.
 *
 * @param command its arguments
 * @param code its exit code
 * @param out its standard output, the shell's folder written {@code <dir>}
 * @param err its standard error, likewise
 */
record Ran(String command, int code, String out, String err) {

  /** Fails, showing both streams, unless the command ended this way. */
  Ran exits(ExitCode expected) {
    assertThat(code).as("%s", this).isEqualTo(expected.code());
    return this;
  }

  /** Fails unless standard error is exactly these lines. */
  Ran says(String... lines) {
    assertThat(err.lines().toList()).as("%s", this).containsExactly(lines);
    return this;
  }

  /** Fails unless standard error holds this text. */
  Ran mentions(String text) {
    assertThat(err).as("%s", this).contains(text);
    return this;
  }

  /** Fails unless standard output is exactly these lines. */
  Ran prints(String... lines) {
    assertThat(out.lines().toList()).as("%s", this).containsExactly(lines);
    return this;
  }

  List<String> rows() {
    return out.lines().toList();
  }

  @Override
  public String toString() {
    return "bellwether %s: exit %d%nstdout:%n%s%nstderr:%n%s%n".formatted(command, code, out, err);
  }
}
