package dev.bellwether.llm.local.files;

import dev.bellwether.BellwetherException;
import dev.bellwether.guard.Pause;
import dev.bellwether.llm.local.gguf.Architectures;
import dev.bellwether.llm.local.gguf.ModelHeader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Brings model files into a shelf: each is checked before it has its name there, so that what has a
 * name is always whole.
 */
public final class ModelIntake {
  private static final int BUFFER = 1024 * 1024;

  private final ModelShelf shelf;
  private final Fingerprints fingerprints;
  private final Duration patience;
  private final Clock clock;
  private final Pause pause;
  private final TransferListener listener;

  /**
   * What came in.
   *
   * @param name under which it lies
   * @param header what it says of itself
   * @param fingerprint its checksum
   * @param fresh false if it had been there before
   */
  public record Added(String name, ModelHeader header, Sha256 fingerprint, boolean fresh) {}

  /**
   * An intake.
   *
   * @param patience longest silence of a server
   */
  public ModelIntake(
      ModelShelf shelf,
      Fingerprints fingerprints,
      Duration patience,
      Clock clock,
      Pause pause,
      TransferListener listener) {
    this.shelf = shelf;
    this.fingerprints = fingerprints;
    this.patience = patience;
    this.clock = clock;
    this.pause = pause;
    this.listener = listener;
  }

  /**
   * Downloads a model.
   *
   * @param name for it; empty for one made from the address
   * @param wanted its checksum, if it is known
   * @throws BellwetherException if it cannot be had or is not what was wanted
   */
  public Added download(String url, Optional<String> name, Optional<Sha256> wanted) {
    Address address = Address.parse(url, wanted.isPresent());
    String chosen = name.orElseGet(() -> ModelShelf.nameOf(address.fileName()));
    Optional<Added> there = alreadyThere(chosen, wanted);
    if (there.isPresent()) {
      return there.get();
    }
    try (PartFile part = PartFile.open(shelf.file(chosen), listener)) {
      new Download(patience, clock, pause, listener).into(part, address);
      Sha256 has = part.sha256();
      try {
        wanted.ifPresent(sum -> has.require(sum, address.shown()));
        Architectures.requireWriter(ModelHeader.read(part.path(), address.shown()));
      } catch (BellwetherException e) {
        part.discard();
        throw e;
      }
      part.finish();
      return added(chosen, has);
    }
  }

  /**
   * Takes a file of this machine: links it where that is possible, else copies it.
   *
   * @param name for it; empty for one made from that of the file
   * @param wanted its checksum, if it is known
   * @throws BellwetherException if it is no model or not what was wanted
   */
  public Added take(Path file, Optional<String> name, Optional<Sha256> wanted) {
    Architectures.requireWriter(ModelHeader.read(file));
    String chosen = name.orElseGet(() -> ModelShelf.nameOf(String.valueOf(file.getFileName())));
    Sha256 has = fingerprints.of(file, listener);
    wanted.ifPresent(sum -> has.require(sum, file.toString()));
    Optional<Added> there = alreadyThere(chosen, Optional.of(has));
    if (there.isPresent()) {
      return there.get();
    }
    try (PartFile part = PartFile.open(shelf.file(chosen), listener)) {
      if (!linked(file, shelf.file(chosen))) {
        part.restart(PartFile.Origin.NONE);
        copy(file, part);
        part.sha256().require(has, file.toString());
        part.finish();
      }
    }
    return added(chosen, has);
  }

  private Added added(String name, Sha256 fingerprint) {
    fingerprints.remember(shelf.file(name), fingerprint);
    return new Added(name, ModelHeader.read(shelf.file(name)), fingerprint, true);
  }

  private Optional<Added> alreadyThere(String name, Optional<Sha256> wanted) {
    Path file = shelf.file(name);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    if (wanted.isPresent()) {
      Sha256 has = fingerprints.of(file, listener);
      if (has.equals(wanted.get())) {
        return Optional.of(new Added(name, ModelHeader.read(file), has, false));
      }
    }
    throw BellwetherException.usage(
        "there is another model '" + name + "': " + file,
        "choose another name with --name, or delete the file");
  }

  /** A link costs no disk; it is made under another name first, so that it appears at once. */
  private static boolean linked(Path file, Path target) {
    try {
      Path fresh = target.resolveSibling(target.getFileName() + ".link");
      Files.deleteIfExists(fresh);
      Files.createLink(fresh, file.toRealPath());
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      // Another disk, a file of somebody else, or a file system without links.
      return false;
    }
  }

  private void copy(Path file, PartFile part) {
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      listener.begins("copy", Files.size(file));
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        part.append(ByteBuffer.wrap(buffer, 0, n));
        listener.moved(n);
      }
    } catch (IOException e) {
      throw BellwetherException.failed(
          "cannot read " + file + ": " + e.getMessage(), "check the disk it is on", e);
    }
  }
}
