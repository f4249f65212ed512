package dev.bellwether.filing;

import dev.bellwether.Section;
import dev.bellwether.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Real filings that lie beside the checkout; tests that need them are skipped without. */
final class Shelf {
  private Shelf() {}

  static Path path(String name) {
    return SharedData.require("data/sec/" + name);
  }

  static Filing read(String name) {
    return FilingReader.read(bytes(path(name)));
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The single files below a folder. */
  static List<Path> files(String folder) {
    try (Stream<Path> files = Files.walk(path(folder))) {
      return files.filter(file -> file.toString().matches(".*\\.(html|txt)")).sorted().toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The files in an archive by their name without folder and ending. */
  static Map<String, byte[]> archive(String name) {
    Map<String, byte[]> files = new TreeMap<>();
    try (ZipInputStream zip =
        new ZipInputStream(Files.newInputStream(path(name)), StandardCharsets.UTF_8)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.isDirectory()) {
          String file = entry.getName().replaceFirst(".*/", "").replaceFirst("\\.[^.]+$", "");
          files.put(file, zip.readAllBytes());
        }
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return files;
  }

  static String text(Filing filing, String part, String item) {
    for (Section section : filing.main().sections()) {
      if (section.part().equals(part) && section.item().equals(item)) {
        return section.span().of(filing.main().text());
      }
    }
    throw new AssertionError("no item " + part + " " + item);
  }
}
