package dev.bellwether.cli;

/** The program's entrance. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    Interrupts interrupts = Interrupts.install();
    int code = Program.run(Surroundings.ofThisProcess(), interrupts, args);
    interrupts.release();
    System.exit(code);
  }
}
