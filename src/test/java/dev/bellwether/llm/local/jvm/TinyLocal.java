package dev.bellwether.llm.local.jvm;

import dev.bellwether.llm.local.FixedRoom;
import dev.bellwether.llm.local.LoadPlan;
import dev.bellwether.llm.local.LocalRequest;
import dev.bellwether.llm.local.ModelRuntime;
import dev.bellwether.llm.local.RandomLlama;
import dev.bellwether.llm.local.Supervisor;
import dev.bellwether.llm.local.SupervisorRules;
import dev.bellwether.llm.local.WorkerRecords;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** A tiny model in a folder, and supervisors on it. */
final class TinyLocal {
  static final String LABELS = "root ::= (\"bullish\" | \"bearish\") \" 0.\" [0-9]";

  private final Path folder;
  private final Path model;

  TinyLocal(Path folder) throws IOException {
    this.folder = folder;
    this.model = RandomLlama.TINY.write(folder.resolve("tiny.gguf"));
  }

  Path records() {
    return folder.resolve("records");
  }

  LoadPlan plan() {
    return new LoadPlan(model, 1024, 1, 0, 1, 128, Map.of());
  }

  ModelRuntime runtime() throws IOException {
    return JavaLlama.of(plan(), Placement.natives(""), new WorkerRecords(records()));
  }

  Supervisor supervisor(SupervisorRules rules, boolean room) throws IOException {
    return Supervisor.start(
        runtime(), rules, new FixedRoom(room), "", Clock.systemUTC(), System.err::println);
  }

  static LocalRequest request(String text) {
    return new LocalRequest("[INST] " + text + " [/INST]", "", Optional.of(LABELS), "", 30, 0);
  }

  /** Nothing but the end of the context stops it. */
  static LocalRequest endless(String text) {
    return new LocalRequest("[INST] " + text + " [/INST]", "", Optional.empty(), "", 900, 0);
  }
}
