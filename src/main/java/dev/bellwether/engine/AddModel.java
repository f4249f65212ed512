package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.guard.Pause;
import dev.bellwether.llm.local.files.ModelIntake;
import dev.bellwether.llm.local.files.Sha256;
import dev.bellwether.llm.local.files.TransferListener;
import java.nio.file.Path;
import java.util.Optional;

/** {@code model add}: brings a model file into the workspace. */
public final class AddModel {
  private static final long MB = 1_000_000;

  /**
   * What to add.
   *
   * @param source a file, absolute, or an address
   * @param name for it; empty for one made from the source
   * @param sha256 its checksum; empty if it is not known
   */
  public record Request(Source source, Optional<String> name, Optional<String> sha256) {}

  /** Where it is. */
  public sealed interface Source {
    /** On this machine. */
    record File(Path path) implements Source {}

    /** On another. */
    record Address(String url) implements Source {}
  }

  /**
   * What there is now.
   *
   * @param name of the model
   * @param file it lies in
   * @param fingerprint its SHA-256
   * @param checked true if that was held against a checksum
   * @param fresh false if it had been there before
   */
  public record Report(
      String name, Path file, String fingerprint, boolean checked, boolean fresh) {}

  private AddModel() {}

  /**
   * Adds it.
   *
   * @throws BellwetherException if it cannot be had, or is not what was wanted
   */
  public static Report run(Context context, Request request) {
    Optional<Sha256> wanted = request.sha256().map(Sha256::parse);
    LocalModels models = LocalModels.of(context);
    ModelIntake intake =
        new ModelIntake(
            models.shelf(),
            models.fingerprints(),
            context.settings().http().timeout(),
            context.clock(),
            Pause.SLEEP,
            new Shown(context));
    ModelIntake.Added added =
        request.source() instanceof Source.Address address
            ? intake.download(address.url(), request.name(), wanted)
            : intake.take(((Source.File) request.source()).path(), request.name(), wanted);
    return new Report(
        added.name(),
        added.header().file(),
        added.fingerprint().hex(),
        wanted.isPresent(),
        added.fresh());
  }

  /** Shows megabytes, and stops where the user asks for it. */
  static final class Shown implements TransferListener {
    private final Context context;
    private long rest;

    Shown(Context context) {
      this.context = context;
    }

    @Override
    public void begins(String what, long bytes) {
      rest = 0;
      context.progress().stage(what + " (MB)", bytes < 0 ? Progress.UNKNOWN : bytes / MB);
    }

    @Override
    public void moved(long bytes) {
      context.checkStopped();
      rest += bytes;
      context.progress().advance(rest / MB);
      rest %= MB;
    }

    @Override
    public void note(String message) {
      context.progress().note(message);
    }
  }
}
