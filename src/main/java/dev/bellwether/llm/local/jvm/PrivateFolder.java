package dev.bellwether.llm.local.jvm;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A folder for nobody but us, with a socket in it, while a worker starts. Nothing is left of it
 * once the worker has connected, so that nothing lies around when the program is killed later.
 */
final class PrivateFolder implements AutoCloseable {
  /** {@code sun_path} holds 108 bytes on Linux and 104 on macOS, with the zero at the end. */
  private static final int LONGEST_ADDRESS = 103;

  private static final String SOCKET = "worker";

  private final Path path;
  private final ServerSocketChannel server;

  private PrivateFolder(Path path, ServerSocketChannel server) {
    this.path = path;
    this.server = server;
  }

  static PrivateFolder create() throws IOException {
    // 0700 where there are such permissions.
    Path path = Files.createTempDirectory(parent(), "bellwether-");
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(path.resolve(SOCKET)));
    return new PrivateFolder(path, server);
  }

  private static Path parent() {
    Path usual = Path.of(System.getProperty("java.io.tmpdir"));
    int longest = usual.toString().length() + "/bellwether-".length() + 20 + SOCKET.length() + 1;
    return longest <= LONGEST_ADDRESS ? usual : Path.of("/tmp");
  }

  Path path() {
    return path;
  }

  Path socket() {
    return path.resolve(SOCKET);
  }

  ServerSocketChannel server() {
    return server;
  }

  @Override
  public void close() throws IOException {
    server.close();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException e) {
      return;
    }
    Files.deleteIfExists(path);
  }
}
