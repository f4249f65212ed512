package dev.bellwether.llm.local.jvm;

import dev.bellwether.llm.local.DeathSignal;
import dev.bellwether.llm.local.LoadPlan;
import dev.bellwether.llm.local.ModelRuntime;
import dev.bellwether.llm.local.Worker;
import dev.bellwether.llm.local.WorkerRecords;
import dev.bellwether.llm.local.worker.WorkerArguments;
import java.io.IOException;
import java.nio.file.Path;

/** java-llama.cpp in a child JVM of this program. */
public final class JavaLlama implements ModelRuntime {
  private final LoadPlan plan;
  private final ChildJvm child;
  private final WorkerRecords records;

  JavaLlama(LoadPlan plan, ChildJvm child, WorkerRecords records) {
    this.plan = plan;
    this.child = child;
    this.records = records;
  }

  /**
   * A runtime.
   *
   * @param plan how to load the model
   * @param natives folder of the native library
   * @param records where started processes are written down
   */
  public static JavaLlama of(LoadPlan plan, Path natives, WorkerRecords records)
      throws IOException {
    return new JavaLlama(plan, Placement.child(natives, DeathSignal.find()), records);
  }

  @Override
  public String name() {
    return "java-llama";
  }

  @Override
  public Worker start() throws IOException {
    PrivateFolder folder = PrivateFolder.create();
    try {
      WorkerArguments arguments =
          new WorkerArguments(
              folder.socket(),
              plan.model(),
              plan.contextTokens(),
              plan.slots(),
              plan.gpuLayers(),
              plan.threads(),
              plan.batchTokens());
      Process process = child.start(folder.path(), arguments, plan.environment());
      return JavaWorker.open(plan, process, folder, records.add(process.toHandle()));
    } catch (IOException | RuntimeException e) {
      folder.close();
      throw e;
    }
  }
}
