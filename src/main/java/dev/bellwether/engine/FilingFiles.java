package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.filing.FilingReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** The filings in files, folders and archives, one at a time. Nothing is unpacked to disk. */
final class FilingFiles {
  /** Names that a filing can have; whatever else lies in a folder is passed over. */
  private static final List<String> ENDINGS = List.of(".htm", ".html", ".xhtml", ".txt", ".sgml");

  private static final int MOST_ENTRIES = 200_000;

  /** Takes filings. */
  interface Receiver {
    /**
     * One filing.
     *
     * @param name where it lies, as the user would say it
     * @param bytes what it holds
     */
    void filing(String name, byte[] bytes);

    /** One file that could not be read, and why. */
    void unreadable(String name, String reason);
  }

  private FilingFiles() {}

  /**
   * Hands over everything that the inputs hold.
   *
   * @throws BellwetherException if an input does not exist
   */
  static void read(List<Path> inputs, Receiver receiver) {
    for (Path input : inputs) {
      if (!Files.isDirectory(input) && !Files.isRegularFile(input)) {
        throw BellwetherException.usage(
            "no such file: " + input, "give files, folders or .zip archives of filings");
      }
    }
    for (Path input : inputs) {
      if (Files.isDirectory(input)) {
        folder(input, receiver);
      } else {
        file(input, receiver);
      }
    }
  }

  private static void folder(Path folder, Receiver receiver) {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).filter(FilingFiles::looksRight).sorted().toList();
    } catch (IOException e) {
      throw BellwetherException.failed("cannot read " + folder + ": " + e.getMessage(), "", e);
    }
    files.forEach(file -> file(file, receiver));
  }

  private static boolean looksRight(Path file) {
    String name = nameOf(file);
    return name.endsWith(".zip") || ENDINGS.stream().anyMatch(name::endsWith);
  }

  private static String nameOf(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
  }

  private static void file(Path file, Receiver receiver) {
    if (nameOf(file).endsWith(".zip")) {
      archive(file, receiver);
      return;
    }
    byte[] bytes;
    try {
      if (Files.size(file) > FilingReader.LARGEST) {
        receiver.unreadable(file.toString(), "larger than any filing");
        return;
      }
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      receiver.unreadable(file.toString(), "cannot be read: " + e.getMessage());
      return;
    }
    receiver.filing(file.toString(), bytes);
  }

  private static void archive(Path file, Receiver receiver) {
    // Names in the archive are only shown, never opened: ".." in them leads nowhere.
    try (InputStream in = Files.newInputStream(file);
        ZipInputStream zip = new ZipInputStream(in, StandardCharsets.UTF_8)) {
      int entries = 0;
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (++entries > MOST_ENTRIES) {
          receiver.unreadable(file.toString(), "more than " + MOST_ENTRIES + " entries");
          return;
        }
        entry(file, entry, zip, receiver);
      }
      if (entries == 0) {
        receiver.unreadable(file.toString(), "no proper archive, or an empty one");
      }
    } catch (ZipException | IllegalArgumentException e) {
      receiver.unreadable(file.toString(), "no proper archive: " + e.getMessage());
    } catch (IOException e) {
      receiver.unreadable(file.toString(), "cannot be read: " + e.getMessage());
    }
  }

  private static void entry(Path file, ZipEntry entry, ZipInputStream zip, Receiver receiver)
      throws IOException {
    String name = entry.getName().toLowerCase(Locale.ROOT);
    if (entry.isDirectory() || ENDINGS.stream().noneMatch(name::endsWith)) {
      return;
    }
    String shown = file + "!" + entry.getName();
    // What an entry says about its size may be a lie.
    byte[] bytes = zip.readNBytes(FilingReader.LARGEST + 1);
    if (bytes.length > FilingReader.LARGEST) {
      receiver.unreadable(shown, "larger than any filing");
    } else {
      receiver.filing(shown, bytes);
    }
  }
}
