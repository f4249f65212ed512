package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.config.LocalRuntime;
import dev.bellwether.config.LocalSettings;
import dev.bellwether.llm.local.LoadPlan;
import dev.bellwether.llm.local.ModelRuntime;
import dev.bellwether.llm.local.WorkerRecords;
import dev.bellwether.llm.local.jvm.JavaLlama;
import dev.bellwether.llm.local.jvm.Placement;
import dev.bellwether.llm.local.server.LlamaServer;
import java.io.IOException;

/** What runs the local model, as it is set. */
final class RuntimeChoice {
  private static final String KEY = "BELLWETHER_LOCAL_API_KEY";

  private RuntimeChoice() {}

  /** True if the model runs in a server of somebody else, whose memory is not ours to plan. */
  static boolean isAttached(LocalSettings settings) {
    return settings.runtime() == LocalRuntime.LLAMA_SERVER && !settings.serverUrl().isEmpty();
  }

  /**
   * The runtime.
   *
   * @param records where started processes are written down
   * @param secrets the user's environment
   * @throws BellwetherException if there is no native library or no program
   */
  static ModelRuntime of(
      LoadPlan plan, LocalSettings settings, WorkerRecords records, Secrets secrets) {
    try {
      if (settings.runtime() == LocalRuntime.JAVA_LLAMA) {
        return JavaLlama.of(plan, Placement.natives(settings.nativeDir()), records);
      }
      if (isAttached(settings)) {
        String key = secrets.variable(KEY).orElse("");
        secrets.hide(key);
        return LlamaServer.attached(plan, settings.serverUrl(), key);
      }
      return LlamaServer.of(plan, settings.serverBinary(), searchPath(secrets), records);
    } catch (IOException e) {
      throw BellwetherException.failed(
          "cannot prepare the local model: " + e.getMessage(), "see 'bellwether doctor'", e);
    }
  }

  /**
   * Where the native code is.
   *
   * @throws BellwetherException if it is not there
   */
  static String place(LocalSettings settings, Secrets secrets) {
    if (settings.runtime() == LocalRuntime.JAVA_LLAMA) {
      return Placement.natives(settings.nativeDir()).toString();
    }
    return isAttached(settings)
        ? settings.serverUrl()
        : LlamaServer.program(settings.serverBinary(), searchPath(secrets)).toString();
  }

  private static String searchPath(Secrets secrets) {
    return secrets.variable("PATH").orElse("");
  }
}
