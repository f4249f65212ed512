package dev.bellwether.llm.local.jvm;

import de.kherud.llama.LlamaModel;
import dev.bellwether.BellwetherException;
import dev.bellwether.llm.local.DeathSignal;
import dev.bellwether.llm.local.worker.WorkerMain;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Objects;

/** Where the worker's classes and the native library lie. */
public final class Placement {
  /** Names the folder where the program does not run from its own jar. */
  private static final String PROPERTY = "bellwether.llama";

  private Placement() {}

  /**
   * The folder of the native library.
   *
   * @param own the user's, with a library built for a GPU; empty for the one the build has placed
   * @throws BellwetherException (usage) if there is none
   */
  public static Path natives(String own) {
    Path folder = own.isEmpty() ? placed() : Path.of(own);
    String name = System.mapLibraryName("jllama");
    if (!Files.isRegularFile(folder.resolve(name))) {
      throw BellwetherException.usage(
          "no " + name + " in " + folder,
          own.isEmpty()
              ? "this machine has no native library of its own; set local.native_dir to yours"
              : "set local.native_dir to the folder that holds it");
    }
    return folder.toAbsolutePath();
  }

  private static Path placed() {
    String named = System.getProperty(PROPERTY);
    return named == null ? home(WorkerMain.class).resolveSibling("llama") : Path.of(named);
  }

  static ChildJvm child(Path natives, DeathSignal deathSignal) {
    // Naming the class does not load the native library; only using it would.
    return new ChildJvm(
        WorkerMain.class.getName(),
        List.of(home(WorkerMain.class), home(LlamaModel.class)),
        natives,
        deathSignal);
  }

  static Path home(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    try {
      return Path.of(Objects.requireNonNull(source).getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a class path entry is no URI", e);
    }
  }
}
