package dev.bellwether.guard;

import dev.bellwether.BellwetherException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Spaces calls over all processes of a machine, and holds them back for a while after the server
 * has blocked the machine. Both are kept in a small file that every process locks. Safe for
 * threads.
 */
public final class MachinePace {
  private static final Object IN_THIS_PROCESS = new Object();

  /** A turn further off was written under a clock that has been set back, or is damage. */
  private static final Duration LONGEST_QUEUE = Duration.ofMinutes(1);

  private static final Duration LONGEST_BLOCK = Duration.ofDays(1);

  /** Everybody on the machine keeps one pace, whoever made the file. */
  private static final String FOR_EVERYBODY = "rw-rw-rw-";

  private final Path file;
  private final Duration gap;
  private final Clock clock;

  /**
   * A pace.
   *
   * @param file where it is kept; made when absent
   * @param gap between the starts of two calls
   */
  public MachinePace(Path file, Duration gap, Clock clock) {
    this.file = file;
    this.gap = gap;
    this.clock = clock;
  }

  /** When the next call may start, in milliseconds since 1970, and until when none may. */
  private record State(long next, long blockedUntil) {}

  /**
   * Waits for this caller's turn.
   *
   * @throws BellwetherException if the server has blocked this machine and the block still holds
   */
  public void await() {
    long now = clock.millis();
    long[] turn = {now};
    Optional<Instant> blocked =
        change(
            state -> {
              if (state.blockedUntil() > now) {
                return state;
              }
              turn[0] = turn(now, state.next());
              return new State(turn[0] + gap.toMillis(), 0);
            });
    if (blocked.isPresent()) {
      throw new BellwetherException(
          BellwetherException.Kind.FAILED,
          "the server has blocked this machine until " + blocked.get(),
          "wait; every request before then makes it longer");
    }
    sleep(turn[0] - now);
  }

  private static long turn(long now, long next) {
    return next > now + LONGEST_QUEUE.toMillis() ? now : Math.max(now, next);
  }

  private static void sleep(long millis) {
    if (millis <= 0) {
      return;
    }
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets nobody on this machine call for a while. */
  public void block(Duration time) {
    long until = clock.millis() + time.toMillis();
    change(state -> new State(state.next(), Math.max(until, state.blockedUntil())));
  }

  private interface Change {
    State apply(State state);
  }

  /** Changes what is kept; returns until when calls are blocked, if they are. */
  private Optional<Instant> change(Change change) {
    synchronized (IN_THIS_PROCESS) {
      try (FileChannel channel = open();
          FileLock lock = channel.lock()) {
        State state = change.apply(plausible(read(channel)));
        if (lock.isValid()) {
          write(channel, state);
        }
        boolean blocked = state.blockedUntil() > clock.millis();
        return blocked ? Optional.of(Instant.ofEpochMilli(state.blockedUntil())) : Optional.empty();
      } catch (IOException e) {
        throw BellwetherException.failed(
            "cannot keep the pace in " + file + ": " + e.getMessage(),
            "check the permissions of the folder",
            e);
      }
    }
  }

  /** Opens before it makes: of another user's file in the temporary folder only that is allowed. */
  private FileChannel open() throws IOException {
    try {
      return FileChannel.open(
          file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException absent) {
      return make();
    }
  }

  private FileChannel make() throws IOException {
    try {
      // Whatever lies there already, a link of somebody else's above all, is not followed.
      FileChannel made =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(FOR_EVERYBODY));
      }
      return made;
    } catch (FileAlreadyExistsException meanwhile) {
      return FileChannel.open(
          file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    }
  }

  private State plausible(State state) {
    long latest = clock.millis() + LONGEST_BLOCK.toMillis();
    return state.blockedUntil() > latest ? new State(state.next(), 0) : state;
  }

  private static State read(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(16);
    int read = 0;
    while (bytes.hasRemaining() && read >= 0) {
      read = channel.read(bytes, bytes.position());
    }
    if (bytes.hasRemaining()) {
      return new State(0, 0);
    }
    bytes.flip();
    return new State(bytes.getLong(), bytes.getLong());
  }

  private static void write(FileChannel channel, State state) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(16);
    bytes.putLong(state.next()).putLong(state.blockedUntil()).flip();
    channel.position(0);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
