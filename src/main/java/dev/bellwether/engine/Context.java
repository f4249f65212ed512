package dev.bellwether.engine;

import dev.bellwether.config.Configuration;
import dev.bellwether.config.Settings;
import dev.bellwether.config.StoreSettings;
import dev.bellwether.llm.local.memory.Machine;
import dev.bellwether.store.Database;
import dev.bellwether.store.Workspace;
import dev.bellwether.telemetry.Telemetry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What every use case needs from outside.
 *
 * @param workspace where the work lives
 * @param configuration every setting and where it came from
 * @param clock what time it is
 * @param progress who listens
 * @param suffixes random letters that make run ids unique
 * @param version of Bellwether
 * @param commandLine as the user gave it, without secrets, for manifests
 * @param redaction takes secrets out of a text that is kept or shown
 * @param secrets keys of paid tiers
 * @param instruments tell the outside what goes on, once somebody asks for them
 * @param systemRoot folder that holds {@code proc} and {@code sys}
 */
public record Context(
    Workspace workspace,
    Configuration configuration,
    Clock clock,
    Progress progress,
    Supplier<String> suffixes,
    String version,
    String commandLine,
    UnaryOperator<String> redaction,
    Secrets secrets,
    Instruments instruments,
    Path systemRoot) {
  private static final Path SYSTEM_ROOT = Path.of("/");

  /** A context on this machine. */
  public Context(
      Workspace workspace,
      Configuration configuration,
      Clock clock,
      Progress progress,
      Supplier<String> suffixes,
      String version,
      String commandLine,
      UnaryOperator<String> redaction,
      Secrets secrets,
      Instruments instruments) {
    this(
        workspace,
        configuration,
        clock,
        progress,
        suffixes,
        version,
        commandLine,
        redaction,
        secrets,
        instruments,
        SYSTEM_ROOT);
  }

  /** A context in which nothing is secret. */
  public Context(
      Workspace workspace,
      Configuration configuration,
      Clock clock,
      Progress progress,
      Supplier<String> suffixes,
      String version,
      String commandLine) {
    this(
        workspace,
        configuration,
        clock,
        progress,
        suffixes,
        version,
        commandLine,
        UnaryOperator.identity(),
        Secrets.NONE,
        Instruments.NONE);
  }

  /** The settings as values. */
  public Settings settings() {
    return configuration.settings();
  }

  /** The same context on another workspace. */
  public Context in(Workspace other) {
    return new Context(
        other,
        configuration,
        clock,
        progress,
        suffixes,
        version,
        commandLine,
        redaction,
        secrets,
        instruments,
        systemRoot);
  }

  /** What the kernel tells of this machine. */
  Machine machine() {
    return new Machine(systemRoot);
  }

  /** The same context for what only might be done: nobody outside is told of it. */
  Context unobserved() {
    return new Context(
        workspace,
        configuration,
        clock,
        progress,
        suffixes,
        version,
        commandLine,
        redaction,
        secrets,
        Instruments.NONE);
  }

  /** Who is told what goes on; set up by the first call. */
  Telemetry telemetry() {
    return instruments.telemetry(this);
  }

  Database openForWriting() {
    return Database.openForWriting(workspace, options(), progress::note);
  }

  Optional<Database> openForWritingIfFree(Consumer<String> held) {
    return Database.openForWritingIfFree(workspace, options(), held);
  }

  Database openForReading() {
    return Database.openForReading(workspace, options(), progress::note);
  }

  private Database.Options options() {
    StoreSettings store = settings().store();
    return new Database.Options(store.memoryLimitMb(), store.threads(), store.lockWait());
  }

  /** Ends the run here if the user asked for it. */
  void checkStopped() {
    if (progress.stopped()) {
      throw new StoppedException();
    }
  }
}
