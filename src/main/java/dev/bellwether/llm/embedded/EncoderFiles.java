package dev.bellwether.llm.embedded;

import dev.bellwether.BellwetherException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Objects;

/**
 * The encoder as the build unpacks it: the weights, the vocabulary, and this machine's native
 * libraries, in one folder. Nothing is copied or unpacked when the program runs.
 */
record EncoderFiles(Path folder) {
  /** Names the folder where the program does not run from its own jar. */
  private static final String PROPERTY = "bellwether.encoder";

  private static final String NAME = "e5-small-v2-q";

  /**
   * The folder beside the program's jar, or the one the system property names.
   *
   * @throws BellwetherException if it holds no encoder
   */
  static EncoderFiles locate() {
    String named = System.getProperty(PROPERTY);
    EncoderFiles files = new EncoderFiles(named == null ? besideTheJar() : Path.of(named));
    if (!Files.isRegularFile(files.weights())) {
      throw new BellwetherException(
          BellwetherException.Kind.FAILED,
          "no encoder in " + files.folder(),
          "build again with 'mvn package', or use --set embedded.model=lexicon");
    }
    return files;
  }

  private static Path besideTheJar() {
    CodeSource source = EncoderFiles.class.getProtectionDomain().getCodeSource();
    try {
      Path jar = Path.of(Objects.requireNonNull(source).getLocation().toURI());
      return jar.resolveSibling("encoder");
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a class path entry is no URI", e);
    }
  }

  Path weights() {
    return folder.resolve(NAME + ".onnx");
  }

  /** SHA-256 of the weights in hexadecimal, as the build took it. */
  String weightsSha256() throws IOException {
    return Files.readString(folder.resolve(NAME + ".onnx.sha256")).strip();
  }

  Path vocabulary() {
    return folder.resolve(NAME + "-tokenizer.json");
  }

  /** A native library under this machine's name for it. */
  Path library(String name) {
    return folder.resolve(System.mapLibraryName(name));
  }
}
