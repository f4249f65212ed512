package dev.bellwether.llm.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Lets Linux kill a process, even a stopped one, when the thread that started it ends: {@code
 * setpriv --pdeathsig KILL} of util-linux. Where there is none, the worker still ends by itself
 * when its socket closes, unless it is stopped.
 *
 * @param prefix of a command; empty where it cannot be had
 */
public record DeathSignal(List<String> prefix) {
  private static final List<Path> PLACES =
      List.of(Path.of("/usr/bin/setpriv"), Path.of("/bin/setpriv"), Path.of("/sbin/setpriv"));

  /** Tries it once: that of BusyBox does not know the option. */
  public static DeathSignal find() throws IOException {
    for (Path place : PLACES) {
      List<String> prefix = List.of(place.toString(), "--pdeathsig", "KILL");
      if (Files.isExecutable(place) && works(prefix)) {
        return new DeathSignal(prefix);
      }
    }
    return new DeathSignal(List.of());
  }

  private static boolean works(List<String> prefix) throws IOException {
    Process trial =
        new ProcessBuilder(prefix.get(0), prefix.get(1), prefix.get(2), "true")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      return trial.waitFor(5, TimeUnit.SECONDS) && trial.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      trial.destroyForcibly();
    }
  }
}
