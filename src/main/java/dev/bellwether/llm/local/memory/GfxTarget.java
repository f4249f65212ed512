package dev.bellwether.llm.local.memory;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The name of an AMD chip for compilers. */
final class GfxTarget {
  private static final String NODES = "sys/class/kfd/kfd/topology/nodes";

  /**
   * Desktop cards of the RX 6000 line by device, for kernels without the compute driver: Navi 21,
   * 22 and 23 (pci.ids).
   */
  private static final Map<String, String> KNOWN =
      Map.of(
          "1002:73bf", "gfx1030", // RX 6800, 6800 XT, 6900 XT
          "1002:73af", "gfx1030", // RX 6900 XT
          "1002:73a5", "gfx1030", // RX 6950 XT
          "1002:73df", "gfx1031", // RX 6700, 6700 XT, 6750 XT
          "1002:73ff", "gfx1032", // RX 6600, 6600 XT
          "1002:73ef", "gfx1032"); // RX 6650 XT

  private GfxTarget() {}

  static Optional<String> of(Gpu gpu) {
    Machine machine = gpu.machine();
    for (String node : machine.names(NODES)) {
      String properties = NODES + "/" + node + "/properties";
      OptionalLong version = machine.number(properties, "gfx_target_version");
      if (version.orElse(0) > 0 && isAt(gpu.slot(), machine, properties)) {
        return Optional.of(name(version.getAsLong()));
      }
    }
    return Optional.ofNullable(KNOWN.get(gpu.pciId()));
  }

  private static boolean isAt(String slot, Machine machine, String properties) {
    long domain = machine.number(properties, "domain").orElse(0);
    long location = machine.number(properties, "location_id").orElse(-1);
    String there =
        "%04x:%02x:%02x.%x"
            .formatted(domain, (location >> 8) & 0xff, (location >> 3) & 0x1f, location & 7);
    return there.equals(slot);
  }

  /** 100300 is gfx1030: two digits each, of which the last two are hexadecimal in the name. */
  private static String name(long version) {
    return "gfx"
        + version / 10_000
        + Long.toHexString(version / 100 % 100)
        + Long.toHexString(version % 100);
  }
}
