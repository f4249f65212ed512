package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.llm.local.memory.Machine;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * {@code doctor --bundle}: what somebody who helps needs to see. Every line goes through the
 * redaction; no file of the user's is packed, only what we have found out and a few of the
 * kernel's.
 */
public final class DiagnosticBundle {
  private static final int LONGEST = 20_000;

  /** Variables that change where and how models run; none is a secret. */
  private static final List<String> VARIABLES =
      List.of(
          "HIP_VISIBLE_DEVICES",
          "ROCR_VISIBLE_DEVICES",
          "GPU_DEVICE_ORDINAL",
          "HSA_OVERRIDE_GFX_VERSION",
          "GGML_VK_VISIBLE_DEVICES",
          "VK_ICD_FILENAMES",
          "VK_DRIVER_FILES",
          "AMD_VULKAN_ICD",
          "LD_LIBRARY_PATH",
          "BELLWETHER_JAVA_OPTS",
          "LANG");

  private static final List<String> KERNEL_FILES =
      List.of(
          "proc/version",
          "proc/meminfo",
          "proc/cpuinfo",
          "proc/sys/kernel/numa_balancing",
          "sys/module/amdgpu/version",
          "opt/rocm/.info/version",
          "sys/fs/cgroup/memory.max",
          "sys/fs/cgroup/cpu.max");

  private DiagnosticBundle() {}

  /**
   * Packs it; a file of this name is replaced.
   *
   * @throws BellwetherException if it cannot be written
   */
  public static void write(Context context, Checkup.Report report, Path file) {
    Map<String, String> texts = texts(context, report);
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      try (OutputStream out = Files.newOutputStream(fresh);
          ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
        for (Map.Entry<String, String> text : texts.entrySet()) {
          zip.putNextEntry(new ZipEntry(text.getKey()));
          zip.write(redacted(context, text.getValue()).getBytes(StandardCharsets.UTF_8));
          zip.closeEntry();
        }
      }
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw BellwetherException.failed(
          "cannot write " + file + ": " + e.getMessage(), "choose a writable folder", e);
    }
  }

  private static Map<String, String> texts(Context context, Checkup.Report report) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("findings.txt", findings(report));
    texts.put("settings.txt", settings(context));
    texts.put("environment.txt", environment(context));
    texts.put("worker.txt", String.join("\n", report.printed()) + "\n");
    texts.put("machine.txt", machine(context.machine()));
    texts.put("version.txt", context.version() + "\nJava " + Runtime.version() + "\n");
    return texts;
  }

  /** Line by line, so that no pattern runs over the end of one. */
  private static String redacted(Context context, String text) {
    String home = context.secrets().variable("HOME").orElse("");
    return text.lines()
        .map(line -> context.redaction().apply(line))
        .map(line -> home.length() > 1 ? line.replace(home, "~") : line)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String findings(Checkup.Report report) {
    return report.findings().stream()
        .map(each -> each.what() + "\t" + each.result() + "\t" + each.detail())
        .collect(Collectors.joining("\n"));
  }

  private static String settings(Context context) {
    return context.configuration().entries().stream()
        .map(each -> each.key() + "=" + each.value() + "\t(" + each.origin() + ")")
        .collect(Collectors.joining("\n"));
  }

  private static String environment(Context context) {
    return VARIABLES.stream()
        .flatMap(name -> context.secrets().variable(name).map(v -> name + "=" + v).stream())
        .collect(Collectors.joining("\n"));
  }

  private static String machine(Machine machine) {
    StringBuilder text = new StringBuilder();
    for (String name : KERNEL_FILES) {
      String content = machine.text(name).orElse("(not there)");
      text.append("== /").append(name).append('\n');
      text.append(content, 0, Math.min(LONGEST, content.length())).append('\n');
    }
    text.append("== /dev/dri\n").append(String.join(" ", machine.names("dev/dri"))).append('\n');
    text.append("== Vulkan drivers\n")
        .append(String.join(" ", machine.names("usr/share/vulkan/icd.d")))
        .append('\n');
    return text.toString();
  }
}
