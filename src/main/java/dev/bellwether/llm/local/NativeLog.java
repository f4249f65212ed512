package dev.bellwether.llm.local;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What llama.cpp prints and nobody can ask it for: what computes, how many layers are really on it,
 * and how many tokens of prompts were evaluated. The same lines come from java-llama.cpp and {@code
 * llama-server}. Safe for threads.
 */
public final class NativeLog {
  private static final Pattern DEVICE = Pattern.compile("using device (\\S+)");
  private static final Pattern OFFLOADED = Pattern.compile("offloaded (\\d+)/(\\d+) layers");
  private static final Pattern LAYERS = Pattern.compile("print_info: n_layer\\s*= (\\d+)");
  private static final Pattern EVALUATED =
      Pattern.compile("^prompt eval time =.*?/\\s*(\\d+) tokens");
  private static final Pattern ERROR =
      Pattern.compile(
          "(?i)error loading|failed to load|unable to|out of memory|failed to alloc|"
              + "GGML_ASSERT|unknown model architecture");

  private String device = "CPU";
  private int layersOnDevice;
  private int layers;
  private long asks;
  private long promptTokens;
  private String error = "";

  /** Takes one line. */
  public synchronized void read(String line) {
    // Cheap tests first: this runs for every line of a talkative library.
    if (line.startsWith("prompt eval time")) {
      Matcher evaluated = EVALUATED.matcher(line);
      if (evaluated.find()) {
        asks++;
        promptTokens += Long.parseLong(evaluated.group(1));
      }
    } else if (!line.startsWith("slot ") && !line.startsWith("srv ")) {
      readLoading(line);
    }
  }

  private void readLoading(String line) {
    Matcher found = DEVICE.matcher(line);
    if (found.find()) {
      device = found.group(1);
    }
    Matcher offloaded = OFFLOADED.matcher(line);
    if (offloaded.find()) {
      layersOnDevice = Integer.parseInt(offloaded.group(1));
      layers = Integer.parseInt(offloaded.group(2));
    }
    Matcher all = LAYERS.matcher(line);
    if (all.find() && layers == 0) {
      layers = Integer.parseInt(all.group(1));
    }
    if (error.isEmpty() && ERROR.matcher(line).find()) {
      error = line.strip();
    }
  }

  /** What is known of loading. */
  public synchronized Worker.Loaded loaded(int contextTokens) {
    return new Worker.Loaded(
        contextTokens, layersOnDevice == 0 ? "CPU" : device, layersOnDevice, layers);
  }

  /** Prompts so far. */
  public synchronized Worker.Evaluated evaluated() {
    return new Worker.Evaluated(asks, promptTokens);
  }

  /** The first line that tells why something failed; empty if there is none. */
  public synchronized String error() {
    return error;
  }
}
