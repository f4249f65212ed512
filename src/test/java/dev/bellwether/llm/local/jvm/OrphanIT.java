package dev.bellwether.llm.local.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.bellwether.llm.local.DeathSignal;
import dev.bellwether.llm.local.LoadPlan;
import dev.bellwether.llm.local.RandomLlama;
import dev.bellwether.llm.local.Stopped;
import dev.bellwether.llm.local.WorkerRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a worker whose program is killed. */
class OrphanIT {
  @TempDir private static Path folder;
  private static Path model;

  @BeforeAll
  static void writeModel() throws IOException {
    model = RandomLlama.TINY.write(folder.resolve("tiny.gguf"));
  }

  private static boolean endsWithin(ProcessHandle process, long millis) throws Exception {
    long end = System.nanoTime() + millis * 1_000_000;
    while (SoloProgram.lives(process) && System.nanoTime() < end) {
      Thread.sleep(10);
    }
    return !SoloProgram.lives(process);
  }

  @Test
  void aWorkerEndsWithItsKilledProgramAndLeavesNoTemporaryFile() throws Exception {
    Path records = folder.resolve("killed").resolve("records");
    Process program = SoloProgram.start(model, records);
    ProcessHandle worker = SoloProgram.worker(program);

    program.destroyForcibly().waitFor();

    assertThat(endsWithin(worker, 1000)).isTrue();
    try (Stream<Path> left = Files.list(records.resolveSibling("tmp"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aStoppedWorkerEndsToo() throws Exception {
    assumeThat(DeathSignal.find().prefix()).isNotEmpty();
    Process program = SoloProgram.start(model, folder.resolve("stopped").resolve("records"));
    ProcessHandle worker = SoloProgram.worker(program);
    Stopped.stop(worker.pid());

    program.destroyForcibly().waitFor();

    assertThat(endsWithin(worker, 1000)).isTrue();
  }

  @Test
  void withoutADeathSignalTheClosedSocketEndsIt() throws Exception {
    LoadPlan plan = new TinyLocal(folder).plan();
    ChildJvm child = Placement.child(Placement.natives(""), new DeathSignal(List.of()));
    JavaLlama runtime = new JavaLlama(plan, child, new WorkerRecords(folder.resolve("without")));
    try (JavaWorker worker = (JavaWorker) runtime.start()) {
      worker.awaitLoaded(Duration.ofSeconds(20));
      worker.hangUp();
      assertThat(endsWithin(worker.process(), 1000)).isTrue();
    }
  }

  @Test
  void aRecordedWorkerIsEndedOnlyIfItIsTheRecordedOne() throws Exception {
    Path place = Files.createDirectories(folder.resolve("sweep"));
    WorkerRecords records = new WorkerRecords(place);
    Process other = new ProcessBuilder("sleep", "100").start();
    try {
      List<String> mine = Files.readAllLines(records.add(other.toHandle()));
      assertThat(records.sweep()).as("its program lives").isZero();

      Path file = place.resolve(Long.toString(other.pid()));
      Files.write(file, List.of(mine.get(0), "2020-01-01T00:00:00Z", "1", "2020-01-01T00:00:00Z"));
      assertThat(records.sweep()).as("another process with that number").isZero();
      assertThat(other.isAlive()).isTrue();
      assertThat(file).doesNotExist();

      Files.write(file, List.of(mine.get(0), mine.get(1), "1", "2020-01-01T00:00:00Z"));
      assertThat(records.sweep()).as("left behind by a program that is gone").isOne();
      assertThat(endsWithin(other.toHandle(), 1000)).isTrue();
    } finally {
      other.destroyForcibly();
    }
  }
}
