package dev.bellwether.backtest;

/** Every name with a signal, in proportion to its distance from the session's mean signal. */
public record SignalBook() implements TargetBook {
  @Override
  public void weigh(double[] signal, int from, double[] out) {
    double sum = 0;
    int names = 0;
    for (int asset = 0; asset < out.length; asset++) {
      if (!Double.isNaN(signal[from + asset])) {
        sum += signal[from + asset];
        names++;
      }
    }
    for (int asset = 0; asset < out.length; asset++) {
      double value = signal[from + asset];
      out[asset] = Double.isNaN(value) ? 0 : value - sum / names;
    }
    Weighting.toUnitGross(out, out.length);
  }
}
