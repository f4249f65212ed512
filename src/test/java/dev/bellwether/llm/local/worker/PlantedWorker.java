package dev.bellwether.llm.local.worker;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaIterator;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.ModelParameters;
import de.kherud.llama.RawParameters;
import de.kherud.llama.args.PoolingType;
import dev.bellwether.llm.local.wire.Frame;
import java.io.IOException;

/**
 * A worker with everything planted that is known to kill or hang stock java-llama.cpp, past all
 * checks. What it does is named by the prompt, or for what happens at loading by {@code plant} in
 * the system properties.
 */
public final class PlantedWorker {
  private PlantedWorker() {}

  /** Takes what {@link WorkerMain} takes. */
  public static void main(String[] line) throws IOException {
    WorkerArguments arguments = WorkerArguments.parse(line);
    WorkerProcess.run(arguments.socket(), () -> load(arguments));
  }

  /** The main classes for what kills at loading. */
  public static final class Help {
    private Help() {}

    public static void main(String[] line) throws IOException {
      loading(line, RawParameters.with(parameters(line), "--help", null));
    }
  }

  public static final class BadArgument {
    private BadArgument() {}

    public static void main(String[] line) throws IOException {
      loading(line, RawParameters.with(parameters(line), "--threads", "abc"));
    }
  }

  public static final class Pooling {
    private Pooling() {}

    public static void main(String[] line) throws IOException {
      loading(line, parameters(line).enableEmbedding().setPoolingType(PoolingType.MEAN));
    }
  }

  /** What the native library makes of a bad argument is caught by looking at its pointer. */
  public static final class CheckedBadArgument {
    private CheckedBadArgument() {}

    public static void main(String[] line) throws IOException {
      WorkerArguments arguments = WorkerArguments.parse(line);
      ModelParameters bad = RawParameters.with(parameters(line), "--threads", "abc");
      WorkerProcess.run(
          arguments.socket(), () -> new NativeModel(NativeModel.open(bad), arguments));
    }
  }

  private static ModelParameters parameters(String[] line) {
    return NativeModel.parameters(WorkerArguments.parse(line));
  }

  private static void loading(String[] line, ModelParameters parameters) throws IOException {
    WorkerArguments arguments = WorkerArguments.parse(line);
    WorkerProcess.run(
        arguments.socket(), () -> new NativeModel(new LlamaModel(parameters), arguments));
  }

  private static NativeModel load(WorkerArguments arguments) throws LoadException {
    LlamaModel model = NativeModel.open(NativeModel.parameters(arguments));
    return new NativeModel(model, arguments) {
      @Override
      LlamaIterator begin(Frame.Ask ask) {
        String prompt = ask.prompt();
        InferenceParameters parameters = parameters(ask);
        if (prompt.contains("plant:nprobs")) {
          parameters.setNProbs(3);
        } else if (prompt.contains("plant:nan")) {
          parameters.setTemperature(Float.NaN);
        } else if (prompt.contains("plant:json")) {
          RawParameters.with(parameters, "seed", "{");
        } else if (prompt.contains("plant:schema")) {
          LlamaModel.jsonSchemaToGrammar("not JSON");
        } else if (prompt.contains("plant:closed")) {
          model.close();
          model.complete(parameters);
        } else if (prompt.contains("plant:ended")) {
          LlamaIterator ended = model.generate(parameters).iterator();
          ended.next();
          ended.cancel();
          return ended;
        } else if (prompt.contains("plant:cancel")) {
          return cancelledElsewhere(model.generate(parameters).iterator());
        }
        return model.generate(parameters).iterator();
      }
    };
  }

  private static LlamaIterator cancelledElsewhere(LlamaIterator answer) {
    answer.next();
    Thread other =
        new Thread(
            () -> {
              answer.cancel();
              answer.cancel();
            });
    other.start();
    return answer;
  }
}
