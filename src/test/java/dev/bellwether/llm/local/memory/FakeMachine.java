package dev.bellwether.llm.local.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Lays out the files of a kernel for a machine that we do not have. */
public final class FakeMachine {
  /** Bytes of the memory of an RX 6800. */
  public static final long RX_6800 = 17_163_091_968L;

  private final Path root;

  public FakeMachine(Path root) {
    this.root = root;
  }

  public Machine machine() {
    return new Machine(root);
  }

  public FakeMachine file(String relative, String text) {
    try {
      Path file = root.resolve(relative);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text + "\n");
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A card with its memory. */
  public FakeMachine card(int number, String pciId, String slot, String driver, long total) {
    String device = "sys/class/drm/card" + number + "/device/";
    file("sys/class/drm/card" + number + "-DP-1/status", "connected");
    file(
        device + "uevent",
        "DRIVER=%s\nPCI_CLASS=30000\nPCI_ID=%s\nPCI_SLOT_NAME=%s".formatted(driver, pciId, slot));
    file(device + "mem_info_vram_total", Long.toString(total));
    return used(number, 600_000_000);
  }

  /** The RX 6800 in a usual slot. */
  public FakeMachine rx6800() {
    return card(1, "1002:73BF", "0000:0b:00.0", "amdgpu", RX_6800);
  }

  public FakeMachine used(int number, long bytes) {
    return file("sys/class/drm/card" + number + "/device/mem_info_vram_used", Long.toString(bytes));
  }

  public FakeMachine mainMemory(long bytes) {
    return file(
        "proc/meminfo",
        "MemTotal:       32000000 kB\nMemFree:          100 kB\nMemAvailable:   %d kB"
            .formatted(bytes / 1024));
  }

  /** What the compute driver says of a card. */
  public FakeMachine computeNode(int node, long version, long location) {
    return file(
        "sys/class/kfd/kfd/topology/nodes/" + node + "/properties",
        "cpu_cores_count 0\ngfx_target_version %d\nlocation_id %d\ndomain 0"
            .formatted(version, location));
  }
}
