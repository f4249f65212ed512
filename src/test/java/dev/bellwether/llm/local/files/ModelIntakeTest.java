package dev.bellwether.llm.local.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellwether.BellwetherException;
import dev.bellwether.llm.local.gguf.GgufBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelIntakeTest {
  @TempDir private Path folder;
  private final List<Duration> waits = new ArrayList<>();
  private byte[] model = new byte[0];
  private FileHost host = new FileHost(model);

  @BeforeEach
  void writeModel() throws IOException {
    model = Files.readAllBytes(GgufBytes.tiny().write(folder.resolve("source.gguf")));
    host.close();
    host = new FileHost(model);
  }

  @AfterEach
  void closeHost() {
    host.close();
  }

  private ModelShelf shelf() {
    return new ModelShelf(folder.resolve("models"));
  }

  private Fingerprints fingerprints() {
    return new Fingerprints(shelf().folder().resolve("fingerprints.tsv"));
  }

  private ModelIntake intake() {
    return intake(TransferListener.SILENT);
  }

  private ModelIntake intake(TransferListener listener) {
    return new ModelIntake(
        shelf(), fingerprints(), Duration.ofSeconds(10), Clock.systemUTC(), waits::add, listener);
  }

  private ModelIntake.Added download(String path) {
    return intake().download(host.url(path), Optional.empty(), Optional.empty());
  }

  private ModelIntake.Added download(Sha256 wanted) {
    return intake().download(host.url("/model.gguf"), Optional.empty(), Optional.of(wanted));
  }

  private static Sha256 sha256(byte[] bytes) {
    MessageDigest digest = Sha256.digest();
    digest.update(bytes);
    return Sha256.of(digest);
  }

  private byte[] stored() throws IOException {
    return Files.readAllBytes(shelf().file("model"));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(shelf().folder())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static void refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call,
      BellwetherException.Kind kind,
      String message,
      String hint) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            BellwetherException.class,
            e -> {
              assertThat(e).hasMessageContaining(message);
              assertThat(e.hint()).contains(hint);
              assertThat(e.kind()).isEqualTo(kind);
            });
  }

  @Test
  void aWholeDownloadLeavesTheModelAndItsFingerprint() throws IOException {
    ModelIntake.Added added = download(sha256(model));

    assertThat(added.name()).isEqualTo("model");
    assertThat(added.header().architecture()).isEqualTo("llama");
    assertThat(added.fresh()).isTrue();
    assertThat(stored()).isEqualTo(model);
    assertThat(files()).containsExactly(".lock", "fingerprints.tsv", "model.gguf");
    assertThat(fingerprints().known(shelf().file("model"))).contains(sha256(model));
    assertThat(download(sha256(model)).fresh()).isFalse();
    assertThat(host.asked()).containsExactly("- 200");
  }

  @Test
  void aConnectionThatBreaksIsTakenUpWhereItBroke() throws IOException {
    host.cutting(3000, 4000);

    download("/model.gguf");

    assertThat(stored()).isEqualTo(model);
    assertThat(host.asked()).hasSize(3).last().isEqualTo("bytes=7000- 206");
    assertThat(waits).hasSize(2);
  }

  @Test
  void aDownloadThatWasGivenUpGoesOnInTheNextRun() throws IOException {
    host.cutting(5000, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    refused(
        () -> download("/model.gguf"),
        BellwetherException.Kind.FAILED,
        "broke off at 0 MB",
        "it goes on there");
    assertThat(files()).containsExactly(".lock", "model.gguf.part", "model.gguf.part.origin");

    host.cutting();
    download("/model.gguf");

    assertThat(stored()).isEqualTo(model);
    assertThat(host.asked()).last().isEqualTo("bytes=5000- 206");
  }

  @Test
  void anInterruptedDownloadGoesOnInTheNextRun() throws IOException {
    TransferListener stopping =
        new TransferListener() {
          @Override
          public void begins(String what, long bytes) {}

          @Override
          public void moved(long bytes) {
            if (bytes > 0) {
              throw new IllegalStateException("stopped");
            }
          }

          @Override
          public void note(String message) {}
        };
    host.cutting(6000);
    assertThatThrownBy(
            () ->
                intake(stopping)
                    .download(host.url("/model.gguf"), Optional.empty(), Optional.empty()))
        .hasMessage("stopped");
    assertThat(shelf().names()).isEmpty();

    download("/model.gguf");

    assertThat(stored()).isEqualTo(model);
    assertThat(host.asked()).last().asString().startsWith("bytes=").endsWith("206");
  }

  @Test
  void anotherVersionOfTheFileIsNotJoinedToTheOldPart() throws IOException {
    host.cutting(5000, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    assertThatThrownBy(() -> download("/model.gguf")).isInstanceOf(BellwetherException.class);
    byte[] newer = model.clone();
    newer[newer.length - 1] = 9;
    host.publish(newer, "\"v2\"");
    host.cutting();

    download("/model.gguf");

    assertThat(stored()).isEqualTo(newer);
  }

  @Test
  void aServerThatKnowsNoRangesIsAskedForAllOfIt() throws IOException {
    host.withoutRanges().cutting(5000);

    download("/model.gguf");

    assertThat(stored()).isEqualTo(model);
  }

  @Test
  void withoutANameForTheVersionOnlyAChecksumAllowsToGoOn() throws IOException {
    host.tagged("").cutting(5000, 6000);
    download("/model.gguf");
    assertThat(host.asked()).containsExactly("- 200", "- 200", "- 200");
    Files.delete(shelf().file("model"));

    host.cutting(5000);
    download(sha256(model));

    assertThat(host.asked()).last().isEqualTo("bytes=5000- 206");
    assertThat(stored()).isEqualTo(model);
  }

  @Test
  void aPartThatIsWholeAlreadyIsNotAskedForAgain() throws IOException {
    Files.createDirectories(shelf().folder());
    Address address = Address.parse(host.url("/model.gguf"), false);
    Files.write(shelf().folder().resolve("model.gguf.part"), model);
    Files.write(
        shelf().folder().resolve("model.gguf.part.origin"), List.of(address.hash(), "\"v1\""));

    download("/model.gguf");

    assertThat(host.asked()).containsExactly("bytes=" + model.length + "- 416");
    assertThat(stored()).isEqualTo(model);
  }

  @Test
  void aPartThatIsLongerThanTheFileIsThrownAway() throws IOException {
    Files.createDirectories(shelf().folder());
    Address address = Address.parse(host.url("/model.gguf"), false);
    Files.write(shelf().folder().resolve("model.gguf.part"), new byte[model.length + 5]);
    Files.write(
        shelf().folder().resolve("model.gguf.part.origin"), List.of(address.hash(), "\"v1\""));

    download("/model.gguf");

    assertThat(stored()).isEqualTo(model);
  }

  @Test
  void aWrongChecksumLeavesNothing() throws IOException {
    Sha256 other = sha256(new byte[] {1});

    refused(
        () -> download(other),
        BellwetherException.Kind.USAGE,
        "wrong checksum: "
            + host.url("/model.gguf")
            + " has SHA-256 "
            + sha256(model).hex()
            + ", not "
            + other.hex(),
        "publisher");
    assertThat(files()).containsExactly(".lock");
  }

  @Test
  void aTruncatedFileOfAServerThatDoesNotSayItsLengthLeavesNothing() throws IOException {
    host.publish(Arrays.copyOf(model, model.length - 100), "\"v1\"");
    host.withoutLength();

    refused(() -> download("/model.gguf"), BellwetherException.Kind.USAGE, "is truncated", "again");
    assertThat(files()).containsExactly(".lock");
  }

  @Test
  void aPageInPlaceOfTheModelIsRefusedAtItsBeginning() throws IOException {
    host.publish("<!DOCTYPE html>log in".getBytes(StandardCharsets.UTF_8), "\"v1\"");

    refused(
        () -> download("/model.gguf"),
        BellwetherException.Kind.USAGE,
        "answered with something that is not a GGUF file",
        "web page");
    assertThat(files()).containsExactly(".lock");
  }

  @Test
  void redirectsAreFollowedButNotForEverNorToUnsafePlaces() {
    assertThat(download("/moved").name()).isEqualTo("moved");
    refused(
        () -> download("/loop"),
        BellwetherException.Kind.USAGE,
        "redirects more than 10",
        "browser");
    refused(
        () -> download("/away"),
        BellwetherException.Kind.USAGE,
        "sends us to an address that is not https",
        "browser");
  }

  @Test
  void aBusyServerIsWaitedFor() {
    host.failing(503, 429);

    download("/model.gguf");

    assertThat(waits).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(7));
  }

  @Test
  void refusalsSayWhatToDo() {
    host.failing(403);
    refused(() -> download("/model.gguf"), BellwetherException.Kind.CREDENTIALS, "403", "browser");
    refused(() -> download("/nothing"), BellwetherException.Kind.USAGE, "answered 404", "address");
  }

  @Test
  void anAddressMustBeSafe() {
    refused(
        () ->
            intake()
                .download("http://models.example.org/x.gguf", Optional.empty(), Optional.empty()),
        BellwetherException.Kind.USAGE,
        "not an https address",
        "--sha256");
    assertThatCode(() -> Address.parse("http://models.example.org/x.gguf", true))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> Address.parse("ftp://x", true)).hasMessageContaining("not an address");
  }

  @Test
  void aKeyInAnAddressIsNotShownAndNotKept() throws IOException {
    host.cutting(5000, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    assertThatThrownBy(() -> download("/model.gguf?sig=s3cret")).hasMessageNotContaining("s3cret");
    assertThat(Files.readString(shelf().folder().resolve("model.gguf.part.origin")))
        .doesNotContain("s3cret");
  }

  @Test
  void oneProcessAtATimeBringsInAModel() {
    try (PartFile part = PartFile.open(shelf().file("model"), TransferListener.SILENT)) {
      refused(
          () -> download("/model.gguf"),
          BellwetherException.Kind.USAGE,
          "another process is bringing in model.gguf",
          "wait");
      assertThat(part.length()).isZero();
      assertThat(download("/moved").fresh()).as("another model").isTrue();
    }
    assertThat(download("/model.gguf").fresh()).isTrue();
  }

  @Test
  void aFileOfThisMachineIsLinkedAndChecked() throws IOException {
    Path source = folder.resolve("source.gguf");

    ModelIntake.Added added =
        intake().take(source, Optional.of("mine"), Optional.of(sha256(model)));

    assertThat(added.fresh()).isTrue();
    assertThat(Files.isSameFile(source, shelf().file("mine"))).isTrue();
    assertThat(intake().take(source, Optional.of("mine"), Optional.empty()).fresh()).isFalse();
    refused(
        () -> intake().take(source, Optional.of("x"), Optional.of(sha256(new byte[1]))),
        BellwetherException.Kind.USAGE,
        "wrong checksum",
        "publisher");
    assertThat(shelf().names()).containsExactly("mine");
  }

  @Test
  void anotherFileOfTheSameNameIsNotReplaced() throws IOException {
    intake().take(folder.resolve("source.gguf"), Optional.of("mine"), Optional.empty());
    Path other = GgufBytes.tiny().text("general.name", "other").write(folder.resolve("o.gguf"));

    refused(
        () -> intake().take(other, Optional.of("mine"), Optional.empty()),
        BellwetherException.Kind.USAGE,
        "there is another model 'mine'",
        "--name");
  }

  @Test
  void aFingerprintIsReadAgainOnceTheFileHasChanged() throws IOException {
    Path file = folder.resolve("source.gguf");
    Sha256 first = fingerprints().of(file, TransferListener.SILENT);
    assertThat(first).isEqualTo(sha256(model));
    assertThat(fingerprints().known(file)).contains(first);

    byte[] newer = model.clone();
    newer[newer.length - 1] = 9;
    Files.write(file, newer);
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L));

    assertThat(fingerprints().known(file)).isEmpty();
    assertThat(fingerprints().of(file, TransferListener.SILENT)).isEqualTo(sha256(newer));
    Files.writeString(shelf().folder().resolve("fingerprints.tsv"), "damaged");
    assertThat(fingerprints().of(file, TransferListener.SILENT)).isEqualTo(sha256(newer));
  }

  @Test
  void namesAreMadeFromFileNames() {
    assertThat(ModelShelf.nameOf("Mistral-7B-Instruct-v0.3.Q4_K_M.gguf"))
        .isEqualTo("mistral-7b-instruct-v0-3-q4_k_m");
    assertThat(ModelShelf.nameOf("%%.gguf")).isEqualTo("model");
  }
}
