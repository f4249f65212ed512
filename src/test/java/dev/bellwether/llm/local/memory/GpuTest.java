package dev.bellwether.llm.local.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GpuTest {
  @TempDir private Path root;

  private FakeMachine machine() {
    return new FakeMachine(root);
  }

  private List<Gpu> gpus() {
    return Gpu.of(new Machine(root));
  }

  @Test
  void theRx6800IsReadFromTheKernelsFiles() {
    machine().rx6800().used(1, 1_234);

    assertThat(gpus())
        .singleElement()
        .satisfies(
            gpu -> {
              assertThat(gpu.card()).isEqualTo("card1");
              assertThat(gpu.driver()).isEqualTo("amdgpu");
              assertThat(gpu.totalBytes()).hasValue(FakeMachine.RX_6800);
              assertThat(gpu.usedBytes()).hasValue(1_234);
              assertThat(gpu.shown())
                  .isEqualTo("1002:73bf in 0000:0b:00.0, gfx1030, 17.2 GB, driver amdgpu");
            });
  }

  @Test
  void theRx6800IsNavi21AndTheRx6700Is22() {
    machine().rx6800().card(2, "1002:73DF", "0000:0c:00.0", "amdgpu", 12L << 30);

    assertThat(gpus()).extracting(Gpu::target).containsExactly(of("gfx1030"), of("gfx1031"));
  }

  private static Optional<String> of(String target) {
    return Optional.of(target);
  }

  @Test
  void theComputeDriverKnowsChipsThatWeDoNot() {
    machine()
        .card(0, "1002:ABCD", "0000:03:00.0", "amdgpu", 1L << 34)
        .computeNode(0, 0, 0)
        .computeNode(1, 90_010, 0x300);

    assertThat(gpus()).singleElement().extracting(Gpu::target).isEqualTo(of("gfx90a"));
  }

  @Test
  void whatOnlyShowsPicturesIsNoGpu() {
    machine().card(0, "1A03:2000", "0000:02:00.0", "ast", 1 << 20);

    assertThat(gpus()).isEmpty();
    assertThat(Gpu.of(new Machine(root.resolve("nothing")))).isEmpty();
  }

  @Test
  void aFileThatHoldsNoNumberIsNotThere() {
    machine().rx6800().file("sys/class/drm/card1/device/mem_info_vram_used", "nonsense");

    assertThat(gpus().get(0).usedBytes()).isEmpty();
  }

  @Test
  void theLargerOfTwoCardsIsTaken() {
    machine().card(0, "1002:164E", "0000:10:00.0", "amdgpu", 512 << 20).rx6800();

    DeviceChoice choice = DeviceChoice.of(gpus(), "", name -> Optional.empty());

    assertThat(choice.gpu()).map(Gpu::pciId).contains("1002:73bf");
    assertThat(choice.environment()).isEqualTo(Map.of("HIP_VISIBLE_DEVICES", "0"));
  }

  @Test
  void theGraphicsOfAProcessorAreTakenOnlyWhenTheyAreNamed() {
    machine()
        .card(0, "1002:164E", "0000:10:00.0", "amdgpu", 512 << 20)
        .file("sys/class/drm/card1/device/uevent", "DRIVER=i915\nPCI_ID=8086:46A6");

    assertThat(gpus()).hasSize(2);
    assertThat(DeviceChoice.of(gpus(), "", name -> Optional.empty()).gpu()).isEmpty();
    assertThat(DeviceChoice.of(gpus(), "0", name -> Optional.empty()).gpu()).isPresent();
  }

  @Test
  void aSingleCardNeedsNoVariables() {
    machine().rx6800();

    assertThat(DeviceChoice.of(gpus(), "", name -> Optional.empty()).environment()).isEmpty();
  }

  @Test
  void theUsersOwnVariablesAreLeftAlone() {
    machine().card(0, "1002:164E", "0000:10:00.0", "amdgpu", 512 << 20).rx6800();

    DeviceChoice choice =
        DeviceChoice.of(
            gpus(), "", name -> Optional.of("1").filter(one -> name.startsWith("GGML_VK")));

    assertThat(choice.gpu()).map(Gpu::pciId).contains("1002:164e");
    assertThat(choice.environment()).isEmpty();
  }

  @Test
  void theSettingNamesACardByItsNumber() {
    machine()
        .card(0, "10DE:2684", "0000:01:00.0", "nvidia", 0)
        .rx6800()
        .card(2, "1002:73DF", "0000:0c:00.0", "amdgpu", 12L << 30);

    DeviceChoice choice = DeviceChoice.of(gpus(), "2", name -> Optional.of("9"));

    assertThat(choice.gpu()).map(Gpu::pciId).contains("1002:73df");
    assertThat(choice.environment())
        .isEqualTo(Map.of("HIP_VISIBLE_DEVICES", "1", "GGML_VK_VISIBLE_DEVICES", "2"));
    assertThatThrownBy(() -> DeviceChoice.of(gpus(), "3", name -> Optional.empty()))
        .hasMessage("no GPU 3 for local.gpu_device")
        .extracting("hint")
        .asString()
        .contains("from 0 to 2");
  }
}
