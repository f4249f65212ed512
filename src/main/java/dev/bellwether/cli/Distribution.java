package dev.bellwether.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import picocli.CommandLine;

/**
 * The last step of the build: adds what is made from the command tree, then lets the link {@code
 * target/dist} point to the new build in one step, so that nobody ever meets half a build.
 */
public final class Distribution {
  private Distribution() {}

  /** Takes the folder of the finished build and the one where the link {@code dist} belongs. */
  public static void main(String[] args) throws IOException {
    Path build = Path.of(args[0]);
    CommandLine root =
        Program.commandLine(new Console(Surroundings.ofThisProcess()), Interrupts.none());
    CompletionScript.write(root, build.resolve("completion"));
    ManPages.write(root, build.resolve("man").resolve("man1"));
    publish(build, Path.of(args[1]));
  }

  /** A plain folder in the link's place, such as an older checkout left, moves to the builds. */
  static void publish(Path build, Path target) throws IOException {
    Path link = target.resolve("dist");
    Path fresh = target.resolve("dist." + build.getFileName());
    Files.deleteIfExists(fresh);
    Files.createSymbolicLink(fresh, target.relativize(build));
    if (Files.isDirectory(link, LinkOption.NOFOLLOW_LINKS)) {
      Files.move(link, build.resolveSibling("0-" + build.getFileName()));
    }
    Files.move(fresh, link, StandardCopyOption.ATOMIC_MOVE);
  }
}
