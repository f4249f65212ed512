package dev.bellwether.llm.embedded;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import dev.bellwether.BellwetherException;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns a text into a vector whose direction is what the text says: e5-small-v2 (Wang et al. 2022,
 * "Text Embeddings by Weakly-Supervised Contrastive Pre-training"), quantised to 8 bits, mean over
 * the pieces, length 1.
 *
 * <p>Texts go through one at a time: the quantised model scales its activations over all that it is
 * given at once, so that a text's vector would depend on its neighbours in a batch. The same text
 * gives the same vector on one kind of processor; another kind rounds differently.
 *
 * <p>Safe for threads. Each call computes in its caller's thread and waits for no other, so that as
 * many callers as cores use them all, over one copy of the weights.
 */
public final class Encoder {
  /** Numbers in a vector. */
  public static final int DIMENSIONS = 384;

  /** Longest text in word pieces, by which the model was trained; later ones are not read. */
  static final int LONGEST = 512;

  /** The model was trained with texts of two roles and wants to know which this is. */
  private static final String ROLE = "query: ";

  /** The one of this process: a second would take its memory again and give the same vectors. */
  private static @Nullable Encoder loaded;

  private final Path folder;
  private final String weights;
  private final WordPieces pieces;
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final String output;
  private final ThreadLocal<EncoderBuffers> buffers = ThreadLocal.withInitial(EncoderBuffers::new);

  private Encoder(
      Path folder,
      String weights,
      WordPieces pieces,
      OrtEnvironment environment,
      OrtSession session) {
    this.folder = folder;
    this.weights = weights;
    this.pieces = pieces;
    this.environment = environment;
    this.session = session;
    this.output = session.getOutputNames().iterator().next();
  }

  /**
   * Loads the encoder that the build placed beside the program, unless it is loaded already. It
   * takes about 90 MB until the process ends.
   *
   * @throws BellwetherException if it is not there or does not run on this machine
   */
  public static synchronized Encoder load() {
    EncoderFiles files = EncoderFiles.locate();
    Encoder encoder = loaded;
    if (encoder == null || !encoder.folder.equals(files.folder())) {
      encoder = open(files);
      loaded = encoder;
    }
    return encoder;
  }

  private static Encoder open(EncoderFiles files) {
    try {
      WordPieces pieces = new WordPieces(Vocabulary.read(files.vocabulary()));
      loadLibraries(files);
      OrtEnvironment environment =
          OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "bellwether");
      removeUnusedFolder();
      try (OrtSession.SessionOptions options = options()) {
        return new Encoder(
            files.folder(),
            files.weightsSha256(),
            pieces,
            environment,
            environment.createSession(files.weights().toString(), options));
      }
    } catch (IOException | OrtException | LinkageError e) {
      throw BellwetherException.failed(
          "the encoder in " + files.folder() + " does not run: " + e.getMessage(),
          "use --set embedded.model=lexicon",
          e);
    }
  }

  /**
   * ONNX Runtime makes a folder in the temporary one even when it unpacks nothing there, and
   * removes it when the program ends, unless that is killed.
   */
  private static void removeUnusedFolder() {
    try {
      Field made = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("tempDirectory");
      made.setAccessible(true);
      if (made.get(null) instanceof Path folder) {
        Files.deleteIfExists(folder);
      }
    } catch (ReflectiveOperationException | IOException e) {
      // Then it goes when the program ends; a test sees to it that this version lets us.
      return;
    }
  }

  private static void loadLibraries(EncoderFiles files) {
    System.setProperty("onnxruntime.native.path", files.folder().toString());
    System.load(files.library("onnxruntime").toAbsolutePath().toString());
    System.load(files.library("onnxruntime4j_jni").toAbsolutePath().toString());
  }

  private static OrtSession.SessionOptions options() throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    options.setInterOpNumThreads(1);
    options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
    options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
    options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
    options.addConfigEntry("session.intra_op.allow_spinning", "0");
    // Plans memory for a shape it has seen; every length of text is another shape.
    options.setMemoryPatternOptimization(false);
    // One pool of memory with one lock, where two threads wait for each other nine times a text.
    options.setCPUArenaAllocator(false);
    return options;
  }

  /** SHA-256 of the weights in hexadecimal. */
  public String weights() {
    return weights;
  }

  /**
   * The vector of a text's {@link PlainForm plain form}: {@value #DIMENSIONS} numbers of length 1.
   * Any text has one.
   */
  public float[] encode(String text) {
    long[] numbers = pieces.numbers(ROLE + PlainForm.of(text), LONGEST);
    EncoderBuffers own = buffers.get();
    try (OnnxTensor ids = own.numbers(environment, numbers);
        OnnxTensor mask = own.mask(environment, numbers.length);
        OnnxTensor types = own.types(environment, numbers.length);
        OnnxTensor states = own.states(environment, numbers.length)) {
      session
          .run(
              Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types),
              Map.of(output, states))
          .close();
      return pool(own, numbers.length);
    } catch (OrtException e) {
      throw new IllegalStateException("the encoder failed on a text", e);
    }
  }

  private static float[] pool(EncoderBuffers states, int count) {
    double[] sum = new double[DIMENSIONS];
    for (int piece = 0; piece < count; piece++) {
      for (int d = 0; d < DIMENSIONS; d++) {
        sum[d] += states.state(piece * DIMENSIONS + d);
      }
    }
    double squares = 0;
    for (double value : sum) {
      squares += value * value;
    }
    double length = Math.max(Math.sqrt(squares), Double.MIN_NORMAL);
    float[] vector = new float[DIMENSIONS];
    for (int d = 0; d < DIMENSIONS; d++) {
      vector[d] = (float) (sum[d] / length);
    }
    return vector;
  }
}
