package dev.bellwether.cli;

import dev.bellwether.BellwetherException;

/** What a caller learns from how the process ended. */
enum ExitCode {
  DONE(0, "done, also when there was nothing to do"),
  FAILED(1, "the run failed"),
  USAGE(2, "wrong usage or configuration"),
  PARTIAL(3, "finished, but some items failed or were rejected"),
  CREDENTIALS(4, "credentials missing or refused"),
  BUDGET(5, "the budget is spent"),
  BUG(70, "a bug in Bellwether"),
  INTERRUPTED(130, "interrupted");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  int code() {
    return code;
  }

  String meaning() {
    return meaning;
  }

  static ExitCode of(BellwetherException.Kind kind) {
    return switch (kind) {
      case FAILED -> FAILED;
      case USAGE -> USAGE;
      case CREDENTIALS -> CREDENTIALS;
      case BUDGET -> BUDGET;
    };
  }
}
