package dev.bellwether.llm.local.jvm;

import dev.bellwether.llm.local.DeathSignal;
import dev.bellwether.llm.local.worker.WorkerArguments;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How the child JVM is started.
 *
 * @param mainClass of the worker
 * @param classPath of the worker
 * @param natives folder of the native library
 * @param deathSignal how a process is bound to the thread that starts it
 */
record ChildJvm(String mainClass, List<Path> classPath, Path natives, DeathSignal deathSignal) {

  /**
   * Starts it; both of its streams are one.
   *
   * @param folder private and empty: the binding deletes files in its temporary folder
   */
  Process start(Path folder, WorkerArguments arguments, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command(folder, arguments));
    builder.redirectErrorStream(true);
    Map<String, String> inherited = builder.environment();
    inherited.keySet().removeIf(name -> name.startsWith("BELLWETHER_") || name.startsWith("JAVA_"));
    // A failed assertion of ggml looks for gdb and attaches it to the process that is to die.
    inherited.put("PATH", folder.toString());
    inherited.put("GGML_NO_BACKTRACE", "1");
    inherited.putAll(environment);
    return builder.start();
  }

  private List<String> command(Path folder, WorkerArguments arguments) {
    List<String> command = new ArrayList<>(deathSignal.prefix());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx128m",
            "-XX:-UsePerfData",
            "-XX:+ExitOnOutOfMemoryError",
            // Otherwise a crash leaves a file in the working folder or in the temporary one.
            "-XX:+ErrorFileToStderr",
            "-XX:-CreateCoredumpOnCrash"));
    if (Runtime.version().feature() >= 24) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.add("-Djava.io.tmpdir=" + folder);
    command.add("-Dde.kherud.llama.tmpdir=" + folder);
    command.add("-Dde.kherud.llama.lib.path=" + natives);
    command.add("-cp");
    command.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    command.add(mainClass);
    command.addAll(arguments.line());
    return command;
  }
}
