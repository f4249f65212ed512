package dev.bellwether.llm.local.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellwether.BellwetherException;
import dev.bellwether.llm.local.MemoryWatch;
import dev.bellwether.llm.local.gguf.GgufBytes;
import dev.bellwether.llm.local.gguf.ModelHeader;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryPlanTest {
  private static final MemoryWish USUAL = new MemoryWish(4096, 1, 256, 33, 0.85, 1);
  private static final long GB = 1_000_000_000L;

  @TempDir private Path folder;

  private FakeMachine machine = new FakeMachine(Path.of(""));
  private ModelHeader mistral = null;

  @BeforeEach
  void open() {
    machine = new FakeMachine(folder.resolve("machine")).rx6800().mainMemory(16 * GB);
    mistral = ModelHeader.read(GgufBytes.mistral().write(folder.resolve("mistral.gguf")));
  }

  private MemoryPlan plan(MemoryWish wish) {
    return MemoryPlan.of(
        mistral, wish, machine.machine(), Gpu.of(machine.machine()).stream().findFirst());
  }

  private static MemoryWish layers(int layers) {
    return new MemoryWish(4096, 1, 256, layers, 0.85, 1);
  }

  private static MemoryWish copies(int copies) {
    return new MemoryWish(4096, 1, 256, 33, 0.85, copies);
  }

  @Test
  void mistralWithAContextOf4096TakesAbout5Point3Gigabytes() {
    MemoryNeed need = plan(USUAL).need();

    assertThat(need.gpuLayers()).isEqualTo(33);
    assertThat(need.gpuCache()).as("32 layers of 8 heads of 128 numbers").isEqualTo(512L << 20);
    assertThat(need.gpu()).isBetween(52 * GB / 10, 54 * GB / 10);
    assertThat(need.main()).as("input and process").isLessThan(GB / 2);
    plan(USUAL).requireFits();
  }

  @Test
  void layersGoToTheCardFromBehindWithTheOutputLast() {
    MemoryNeed none = plan(layers(0)).need();
    MemoryNeed half = plan(layers(16)).need();
    MemoryNeed repeating = plan(layers(32)).need();
    MemoryNeed all = plan(layers(33)).need();

    assertThat(none.gpu()).isZero();
    assertThat(none.mainWeights()).isEqualTo(mistral.weights().total());
    assertThat(half.gpuCache()).isEqualTo(half.mainCache());
    assertThat(all.gpuWeights() - repeating.gpuWeights()).isEqualTo(mistral.weights().output());
    assertThat(all.mainWeights()).isEqualTo(mistral.weights().input());
    assertThat(plan(layers(500)).need()).as("no more than there are").isEqualTo(all);
  }

  @Test
  void slotsTakeAContextEach() {
    MemoryNeed four = plan(new MemoryWish(4096, 4, 256, 33, 0.85, 1)).need();

    assertThat(four.gpuCache()).isEqualTo(4 * plan(USUAL).need().gpuCache());
  }

  @Test
  void twoCopiesFitIntoTheBudgetAndThreeDoNot() {
    plan(copies(2)).requireFits();

    assertThatThrownBy(() -> plan(copies(3)).requireFits())
        .isInstanceOfSatisfying(
            BellwetherException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(BellwetherException.Kind.USAGE);
              assertThat(e.getMessage())
                  .matches(
                      "not enough GPU memory: 3 copies of 33 layers of .*mistral.gguf with a"
                          + " context of 4,096 tokens need 15\\.\\d GB; 0.85 of 17.2 GB is 14.6 GB");
              assertThat(e.hint()).contains("local.workers=1");
            });
  }

  @Test
  void whatIsTooBigForASmallCardGetsASuggestionThatFits() {
    machine.card(1, "1002:73FF", "0000:0b:00.0", "amdgpu", 6 * GB).used(1, 0);

    Throwable thrown = org.assertj.core.api.Assertions.catchThrowable(plan(USUAL)::requireFits);

    assertThat(thrown).isInstanceOf(BellwetherException.class);
    String hint = ((BellwetherException) thrown).hint();
    assertThat(hint).matches("what would fit: local.gpu_layers=\\d+, or local.context=\\d+");
    int layers = Integer.parseInt(hint.replaceAll(".*gpu_layers=(\\d+).*", "$1"));
    int context = Integer.parseInt(hint.replaceAll(".*context=(\\d+).*", "$1"));
    plan(layers(layers)).requireFits();
    plan(new MemoryWish(context, 1, 256, 33, 0.85, 1)).requireFits();
    assertThat(plan(layers(layers + 1)).problem()).isPresent();
  }

  @Test
  void aCardThatOtherProgramsFillIsSaid() {
    machine.used(1, 14 * GB);

    assertThatThrownBy(plan(USUAL)::requireFits)
        .hasMessageMatching(
            "no free GPU memory: .*mistral.gguf needs 5.\\d GB, 3.2 GB are free on card1");
  }

  @Test
  void aModelWithoutRoomInMainMemoryIsRefused() {
    machine.mainMemory(3 * GB);

    plan(USUAL).requireFits();
    assertThatThrownBy(plan(layers(0))::requireFits)
        .isInstanceOfSatisfying(
            BellwetherException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(BellwetherException.Kind.USAGE);
              assertThat(e.getMessage())
                  .matches("no free memory: .*mistral.gguf needs 5.\\d GB, 3.0 GB are free");
              assertThat(e.hint()).contains("smaller");
            });
  }

  @Test
  void aLimitOfTheContainerCountsWithoutItsCachedFiles() {
    machine
        .file("sys/fs/cgroup/memory.max", Long.toString(6 * GB))
        .file("sys/fs/cgroup/memory.current", Long.toString(4 * GB))
        .file("sys/fs/cgroup/memory.stat", "anon 5\ninactive_file " + GB);

    assertThat(plan(USUAL).mainAvailable()).hasValue(3 * GB);
    machine.file("sys/fs/cgroup/memory.max", "max");
    assertThat(plan(USUAL).mainAvailable().orElse(0)).isCloseTo(16 * GB, within(1024));
  }

  private static org.assertj.core.data.Offset<Long> within(long bytes) {
    return org.assertj.core.data.Offset.offset(bytes);
  }

  @Test
  void withoutACardNothingGoesThereAndWithoutFiguresNothingIsRefused() {
    Machine nothing = new Machine(folder.resolve("nothing"));
    MemoryPlan plan = MemoryPlan.of(mistral, USUAL, nothing, Optional.empty());

    assertThat(plan.need().gpuLayers()).isZero();
    assertThatCode(plan::requireFits).doesNotThrowAnyException();
    assertThat(plan.watch().gpuBytesUsed()).isEmpty();
  }

  @Test
  void anotherCopyFitsByCalculationAndAsMeasured() {
    MemoryWatch watch = plan(USUAL).watch();

    machine.used(1, 6 * GB);
    assertThat(watch.fitsAnother()).isTrue();
    machine.used(1, 10 * GB);
    assertThat(watch.fitsAnother()).as("others have taken it").isFalse();

    machine.used(1, 6 * GB);
    assertThat(plan(copies(2)).watch().fitsAnother()).as("three copies are too many").isFalse();
  }

  @Test
  void aCardIsHealthyUpToFivePointsAboveItsPlanHoweverMuchThatIs() {
    MemoryWatch one = plan(USUAL).watch();
    long planned = 600_000_000 + plan(USUAL).need().gpu();
    long fivePoints = FakeMachine.RX_6800 / 20;

    machine.used(1, planned + fivePoints - 1_000_000);
    assertThat(one.beyondPlan()).isFalse();
    machine.used(1, planned + fivePoints + 1_000_000);
    assertThat(one.beyondPlan()).isTrue();

    machine.used(1, 600_000_000);
    MemoryWatch large = plan(new MemoryWish(32_768, 2, 256, 33, 0.95, 1)).watch();
    machine.used(1, FakeMachine.RX_6800 * 82 / 100);
    assertThat(large.beyondPlan()).as("82 % are well where 80 % are planned").isFalse();
  }

  @Test
  void onTheProcessorAnotherCopySharesTheWeights() {
    MemoryPlan plan = plan(layers(0));

    machine.mainMemory(plan.need().mainOfAnother() + 10_000);
    assertThat(plan.watch().fitsAnother()).isTrue();
    machine.mainMemory(plan.need().mainOfAnother() - 10_000);
    assertThat(plan.watch().fitsAnother()).isFalse();
    assertThat(plan.watch().beyondPlan()).isFalse();
  }
}
