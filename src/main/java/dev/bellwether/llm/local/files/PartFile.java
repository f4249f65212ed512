package dev.bellwether.llm.local.files;

import dev.bellwether.BellwetherException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.List;

/**
 * The part of a file that has come so far: {@code NAME.part} beside the target, with a note of its
 * origin in {@code NAME.part.origin}. It outlives the process, and only one process at a time has
 * it. What stands under the target's own name is always whole. For one thread.
 */
final class PartFile implements AutoCloseable {
  private static final int BUFFER = 1024 * 1024;

  private final Path target;
  private final Path part;
  private final Path note;
  private final FileChannel lock;
  private final FileChannel channel;
  private final MessageDigest digest = Sha256.digest();

  /**
   * Where the part is from.
   *
   * @param address a hash of the address, which itself may hold a secret
   * @param validator what the server calls this version of the file; empty if it gives no name
   */
  record Origin(String address, String validator) {
    /** There is no part yet. */
    static final Origin NONE = new Origin("", "");
  }

  private PartFile(Path target, FileChannel lock) throws IOException {
    this.target = target;
    this.part = target.resolveSibling(target.getFileName() + ".part");
    this.note = target.resolveSibling(target.getFileName() + ".part.origin");
    this.lock = lock;
    this.channel =
        FileChannel.open(
            part, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /**
   * Opens what is there, or begins a new one.
   *
   * @throws BellwetherException if another process has it
   */
  static PartFile open(Path target, TransferListener listener) {
    try {
      Files.createDirectories(target.toAbsolutePath().getParent());
      PartFile opened = new PartFile(target, lock(target));
      opened.takeIn(listener);
      return opened;
    } catch (IOException e) {
      throw cannotWrite(target, e);
    }
  }

  /**
   * A lock on a byte of a file that stays: one on the part itself could be got by whoever opened it
   * just before it was renamed, and would then write into the finished file.
   */
  private static FileChannel lock(Path target) throws IOException {
    FileChannel lock =
        FileChannel.open(
            target.resolveSibling(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!locked(lock, Integer.toUnsignedLong(target.getFileName().hashCode()))) {
      lock.close();
      throw BellwetherException.usage(
          "another process is bringing in " + target.getFileName(), "wait until it is done");
    }
    return lock;
  }

  private static boolean locked(FileChannel lock, long position) throws IOException {
    try {
      return lock.tryLock(position, 1, false) != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Moves the digest over what is there already. */
  private void takeIn(TransferListener listener) {
    try {
      if (channel.size() > 0) {
        listener.begins("reading what is there", channel.size());
      }
      ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
      while (channel.read(buffer) >= 0) {
        buffer.flip();
        int bytes = buffer.remaining();
        digest.update(buffer);
        buffer.clear();
        listener.moved(bytes);
      }
    } catch (IOException e) {
      throw cannotWrite(part, e);
    }
  }

  Path path() {
    return part;
  }

  long length() {
    try {
      return channel.size();
    } catch (IOException e) {
      throw cannotWrite(part, e);
    }
  }

  Origin origin() {
    try {
      List<String> lines = Files.exists(note) ? Files.readAllLines(note) : List.of();
      return lines.size() == 2 ? new Origin(lines.get(0), lines.get(1)) : Origin.NONE;
    } catch (IOException e) {
      return Origin.NONE;
    }
  }

  /** Begins from nothing, with bytes of another origin. */
  void restart(Origin origin) {
    try {
      channel.truncate(0);
      channel.position(0);
      digest.reset();
      Files.write(note, List.of(origin.address(), origin.validator()));
    } catch (IOException e) {
      throw cannotWrite(part, e);
    }
  }

  void append(ByteBuffer bytes) {
    digest.update(bytes.duplicate());
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw cannotWrite(part, e);
    }
  }

  /** The checksum of all of it; nothing can be appended after that. */
  Sha256 sha256() {
    return Sha256.of(digest);
  }

  /** Puts it under its own name, in place of nothing or of another. */
  void finish() {
    try {
      channel.force(true);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      Files.deleteIfExists(note);
    } catch (IOException e) {
      throw cannotWrite(target, e);
    }
  }

  /** Throws it away. */
  void discard() {
    try {
      Files.deleteIfExists(part);
      Files.deleteIfExists(note);
    } catch (IOException e) {
      throw cannotWrite(part, e);
    }
  }

  /** Leaves what has come for the next time; nothing at all leaves no file. */
  @Override
  public void close() {
    try {
      if (channel.isOpen() && channel.size() == 0) {
        discard();
      }
      channel.close();
      lock.close();
    } catch (IOException e) {
      throw cannotWrite(part, e);
    }
  }

  private static BellwetherException cannotWrite(Path file, IOException e) {
    return BellwetherException.failed(
        "cannot write " + file + ": " + e.getMessage(),
        "check the permissions and the free space of the disk",
        e);
  }
}
