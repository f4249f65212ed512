package dev.bellwether.llm.local.memory;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A graphics card as the kernel sees it.
 *
 * @param card its name below {@code /sys/class/drm}
 * @param slot where it is plugged in, such as {@code 0000:0b:00.0}
 * @param pciId vendor and device, such as {@code 1002:73bf}
 * @param driver of the kernel, such as {@code amdgpu}; empty if none has taken it
 * @param totalBytes of its own memory; empty if the driver does not say
 * @param machine it is in
 */
public record Gpu(
    String card,
    String slot,
    String pciId,
    String driver,
    OptionalLong totalBytes,
    Machine machine) {
  private static final String CARDS = "sys/class/drm";
  private static final Pattern CARD = Pattern.compile("card\\d+");

  /** AMD, Nvidia and Intel; what else has a screen does not compute. */
  private static final List<String> VENDORS = List.of("1002", "10de", "8086");

  /** Those of a machine, by their slots; this is the order in which ROCm numbers them. */
  public static List<Gpu> of(Machine machine) {
    return machine.names(CARDS).stream()
        .filter(name -> CARD.matcher(name).matches())
        .map(name -> of(machine, name))
        .filter(gpu -> VENDORS.contains(gpu.pciId.split(":", -1)[0]))
        .sorted(Comparator.comparing(Gpu::slot))
        .toList();
  }

  private static Gpu of(Machine machine, String card) {
    String device = CARDS + "/" + card + "/device/";
    String event = device + "uevent";
    return new Gpu(
        card,
        machine.value(event, "PCI_SLOT_NAME").orElse(card),
        machine.value(event, "PCI_ID").orElse("").toLowerCase(Locale.ROOT),
        machine.value(event, "DRIVER").orElse(""),
        machine.number(device + "mem_info_vram_total"),
        machine);
  }

  /** Bytes of its memory that are in use now, by everybody. */
  public OptionalLong usedBytes() {
    return machine.number(CARDS + "/" + card + "/device/mem_info_vram_used");
  }

  /** What compilers call it, such as {@code gfx1030}, as the kernel says or the device is known. */
  public Optional<String> target() {
    return GfxTarget.of(this);
  }

  /** In one line for people. */
  public String shown() {
    StringBuilder text = new StringBuilder(pciId).append(" in ").append(slot);
    target().ifPresent(name -> text.append(", ").append(name));
    totalBytes.ifPresent(bytes -> text.append(", ").append(Bytes.shown(bytes)));
    return text.append(", driver ").append(driver.isEmpty() ? "none" : driver).toString();
  }
}
