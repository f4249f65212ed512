package dev.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.llm.local.RandomLlama;
import dev.bellwether.llm.local.memory.FakeMachine;
import dev.bellwether.llm.local.server.FakeLlamaServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code doctor} on machines with and without a GPU. */
class LocalDoctorIT {
  private static final String SECRET = "s3cret/of-thirteen+";

  @TempDir private Path folder;
  private Shell shell = new Shell(Path.of(""));
  private FakeMachine machine = new FakeMachine(Path.of(""));

  @BeforeEach
  void open() throws IOException {
    shell = new Shell(folder).timedBy(now -> Clock.systemUTC());
    shell.set("BELLWETHER_EMBEDDED_MODEL", "lexicon");
    machine = new FakeMachine(folder.resolve("system"));
    RandomLlama.TINY.write(folder.resolve("tiny.gguf"));
  }

  private Ran doctor(String... settings) {
    String[] arguments = new String[3 + 2 * settings.length];
    arguments[0] = "doctor";
    arguments[1] = "--format";
    arguments[2] = "csv";
    for (int i = 0; i < settings.length; i++) {
      arguments[3 + 2 * i] = "--set";
      arguments[4 + 2 * i] = settings[i];
    }
    return shell.run(arguments);
  }

  @Test
  void withoutAGpuTheProcessorIsRight() {
    Ran ran = doctor("local.model=tiny.gguf", "local.context=512").exits(ExitCode.DONE);

    assertThat(ran.out())
        .contains("gpu,ok,none found")
        .contains("native code,ok,/")
        .contains("local tier,ok,loaded on the processor");
  }

  @Test
  void aGpuThatTheShippedLibraryCannotUseIsAFailureWithAWayOut() {
    machine.rx6800();

    Ran ran = doctor("local.model=tiny.gguf", "local.context=512").exits(ExitCode.FAILED);

    assertThat(ran.out())
        .contains(
            "\"0: 1002:73bf in 0000:0b:00.0, gfx1030, 17.2 GB, driver amdgpu, 600 MB in use\"")
        .contains("memory plan,ok,")
        .contains("local tier,FAILED,")
        .contains("loaded on the processor though a GPU was asked for")
        .contains("set local.native_dir");
  }

  @Test
  void aGpuThatIsAskedForWhereThereIsNoneIsAFailureAndOneThatIsDeclinedIsNot() {
    doctor("local.model=tiny.gguf", "local.context=512", "local.gpu_layers=2")
        .exits(ExitCode.FAILED);
    machine.rx6800();
    doctor("local.model=tiny.gguf", "local.context=512", "local.gpu_layers=0").exits(ExitCode.DONE);
  }

  @Test
  void layersThatAreReallyOnTheCardAreSaid() throws IOException {
    machine.rx6800();
    String binary = FakeLlamaServer.binary(folder).toString();

    Ran ran =
        doctor(
                "local.model=tiny.gguf",
                "local.context=512",
                "local.runtime=llama-server",
                "local.server_binary=" + binary)
            .exits(ExitCode.DONE);

    assertThat(ran.out()).contains("\"loaded on Vulkan0, 3 of 3 layers\"");
  }

  @Test
  void aModelThatDoesNotFitIsFoundWithoutLoadingIt() {
    machine.rx6800().used(1, FakeMachine.RX_6800 - 100_000_000);

    Ran ran = doctor("local.model=tiny.gguf").exits(ExitCode.FAILED);

    assertThat(ran.out()).contains("local model,FAILED,").contains("no free GPU memory");
  }

  @Test
  void aProgramThatIsNotThereIsFound() {
    Ran ran =
        doctor("local.model=tiny.gguf", "local.runtime=llama-server", "local.server_binary=/no")
            .exits(ExitCode.FAILED);

    assertThat(ran.out()).contains("native code,FAILED,no program /no; set local.server_binary");
  }

  @Test
  void aModelThatIsNotThereIsFound() {
    assertThat(doctor("local.model=absent").exits(ExitCode.FAILED).out())
        .contains("local model,FAILED,\"no model file absent; ");
  }

  @Test
  void numaBalancingIsAdvice() {
    machine
        .file("sys/devices/system/node/node0/cpulist", "0")
        .file("sys/devices/system/node/node1/cpulist", "1")
        .file("proc/sys/kernel/numa_balancing", "1");

    assertThat(doctor().exits(ExitCode.DONE).out())
        .contains("numa,advice,")
        .contains("sysctl kernel.numa_balancing=0");
  }

  @Test
  void theBundleHoldsDiagnosticsAndNoSecret() throws IOException {
    machine.rx6800().file("proc/version", "Linux version 6.12 built with " + SECRET);
    shell.set("BELLWETHER_GEMINI_API_KEY", SECRET).set("HIP_VISIBLE_DEVICES", "0");
    shell.set("LD_LIBRARY_PATH", "/opt/" + SECRET);

    shell
        .run(
            "doctor",
            "--bundle",
            "out.zip",
            "--set",
            "local.model=tiny.gguf",
            "--set",
            "local.context=512",
            "--set",
            "local.server_url=http://me:hidden-word@127.0.0.1:1/?api_key=other-word",
            "--set",
            "http.user_agent=" + SECRET)
        .exits(ExitCode.FAILED)
        .mentions("packed into <dir>/out.zip");

    Map<String, String> texts = unpack(folder.resolve("out.zip"));
    assertThat(texts)
        .containsOnlyKeys(
            "environment.txt",
            "findings.txt",
            "machine.txt",
            "settings.txt",
            "version.txt",
            "worker.txt");
    assertThat(texts.get("findings.txt")).contains("local tier\tFAILED");
    assertThat(texts.get("environment.txt")).contains("HIP_VISIBLE_DEVICES=0").contains("***");
    assertThat(texts.get("worker.txt")).contains("llama_model_loader");
    assertThat(texts.get("machine.txt")).contains("Linux version 6.12 built with ***");
    assertThat(texts.values())
        .noneMatch(text -> text.contains("s3cret"))
        .noneMatch(text -> text.contains("hidden-word"))
        .noneMatch(text -> text.contains("other-word"));
    assertThat(folder.resolve("out.zip.new")).doesNotExist();
  }

  private static Map<String, String> unpack(Path file) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        texts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return texts;
  }
}
