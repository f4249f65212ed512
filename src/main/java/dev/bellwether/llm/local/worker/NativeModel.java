package dev.bellwether.llm.local.worker;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaIterator;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.ModelParameters;
import dev.bellwether.llm.local.wire.Frame;
import java.lang.reflect.Field;

/**
 * The one place that calls the binding. Only what is set here reaches native code, in types that
 * cannot be malformed: a wrong parameter there is an abort, not an exception. It is never closed,
 * since closing frees nothing and lets later calls hang.
 */
class NativeModel {
  /** Greedy answers do not depend on it, but it must not be the time. */
  private static final int SEED = 42;

  private final LlamaModel model;
  private final int contextTokens;

  NativeModel(LlamaModel model, int contextTokens) {
    this.model = model;
    this.contextTokens = contextTokens;
  }

  static NativeModel load(WorkerArguments arguments) throws LoadException {
    return new NativeModel(open(parameters(arguments)), arguments.contextTokens());
  }

  static ModelParameters parameters(WorkerArguments arguments) {
    ModelParameters parameters =
        new ModelParameters()
            .setModel(arguments.model().toString())
            .setCtxSize(Math.multiplyExact(arguments.contextTokens(), arguments.slots()))
            .setParallel(arguments.slots())
            .setBatchSize(arguments.batchTokens())
            .setUbatchSize(arguments.batchTokens())
            .setThreads(arguments.threads())
            .setThreadsBatch(arguments.threads())
            // Otherwise the middle of a long text is left out without a word.
            .disableContextShift();
    return arguments.gpuLayers() == 0 ? parameters : parameters.setGpuLayers(arguments.gpuLayers());
  }

  static LlamaModel open(ModelParameters parameters) throws LoadException {
    try {
      LlamaModel model = new LlamaModel(parameters);
      requireContext(model);
      return model;
    } catch (RuntimeException e) {
      // The binding's exception is not public.
      throw new LoadException(String.valueOf(e.getMessage()), e);
    } catch (UnsatisfiedLinkError e) {
      throw new LoadException("native library: " + e.getMessage(), e);
    }
  }

  /** A parameter that the binding did not understand leaves a null pointer, which kills later. */
  private static void requireContext(LlamaModel model) throws LoadException {
    try {
      Field pointer = LlamaModel.class.getDeclaredField("ctx");
      pointer.setAccessible(true);
      if (pointer.getLong(model) == 0) {
        throw new LoadException("the native library refused its parameters");
      }
    } catch (ReflectiveOperationException e) {
      throw new LoadException("this is not java-llama.cpp 4.2", e);
    }
  }

  int contextTokens() {
    return contextTokens;
  }

  /** The tokens of a text, with its special marks as one token each, without the beginning. */
  int[] tokens(String text) {
    return model.encode(text);
  }

  /** Begins to answer. */
  LlamaIterator begin(Frame.Ask ask) {
    return model.generate(parameters(ask)).iterator();
  }

  InferenceParameters parameters(Frame.Ask ask) {
    InferenceParameters parameters =
        new InferenceParameters(ask.prompt())
            .setCachePrompt(true)
            .setNPredict(ask.maxTokens())
            .setTemperature(0)
            .setSeed(SEED);
    if (!ask.grammar().isEmpty()) {
      parameters.setGrammar(ask.grammar());
    }
    return ask.stop().isEmpty() ? parameters : parameters.setStopStrings(ask.stop());
  }
}
