package de.kherud.llama;

/** Puts parameters into the binding that its setters would not take. */
public final class RawParameters {
  private RawParameters() {}

  public static ModelParameters with(ModelParameters parameters, String name, String value) {
    parameters.parameters.put(name, value);
    return parameters;
  }

  public static InferenceParameters with(
      InferenceParameters parameters, String name, String rawJson) {
    parameters.parameters.put(name, rawJson);
    return parameters;
  }
}
