package dev.bellwether.cli;

import dev.bellwether.BellwetherException;
import dev.bellwether.engine.StudyReturns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bellwether replay returns}. */
@Command(
    name = "returns",
    description = "Judge one series of returns: performance, Sharpe ratio, intervals.",
    footer = {
      "",
      "Columns: return (or ret), and if there are date and bench. Fractions: 0.01 is 1 %%.",
      "",
      "Examples:",
      "  bellwether replay returns book.csv",
      "  bellwether replay returns monthly.csv --periods 12 --target 0.25",
      "  bellwether replay returns book.csv --trials 100 --trial-variance 0.001"
    })
final class ReplayReturnsCommand implements Callable<Integer> {
  private final Invocation invocation;
  @Mixin private RunOptions common = new RunOptions();
  @Mixin private FormatOption format = new FormatOption();

  @Parameters(paramLabel = "FILE", description = "Returns as CSV; .gz too.")
  private Path file = Path.of("");

  @Option(names = "--periods", paramLabel = "N", description = "Periods a year (default: 252).")
  private int periods = 252;

  @Option(names = "--risk-free", paramLabel = "R", description = "Yearly return without risk.")
  private double riskFree;

  @Option(names = "--target", paramLabel = "SR", description = "Sharpe ratio a period to beat.")
  private double target;

  @Option(names = "--trials", paramLabel = "N", description = "Series tried in all.")
  private int trials = 1;

  @Option(
      names = "--trial-variance",
      paramLabel = "V",
      description = "Variance of their Sharpe ratios a period.")
  private @Nullable Double trialVariance;

  @Option(
      names = "--lag",
      paramLabel = "L",
      description = "Lag of Newey-West; more than once for several.")
  private List<Integer> lags = new ArrayList<>();

  @Option(names = "--block", paramLabel = "L", description = "Block length (default: automatic).")
  private @Nullable Double block;

  @Option(names = "--circular", description = "Blocks of one length, not of random lengths.")
  private boolean circular;

  @Option(names = "--resamples", paramLabel = "N", description = "Redrawings (default: 4000).")
  private int resamples = 4000;

  @Option(names = "--seed", paramLabel = "N", description = "Of the redrawings (default: 1).")
  private long seed = 1;

  ReplayReturnsCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    refuseImpossible();
    StudyReturns.Request request =
        new StudyReturns.Request(
            invocation.resolve(file),
            periods,
            riskFree,
            target,
            trials,
            Optional.ofNullable(trialVariance),
            lags,
            new StudyReturns.Resampling(Optional.ofNullable(block), circular, resamples, seed));
    return FigureOutput.print(
        invocation.console(), format, StudyReturns.run(invocation.context(common), request));
  }

  private void refuseImpossible() {
    boolean counts = periods > 0 && trials > 0 && resamples > 0;
    boolean shape = (block == null || block >= 1) && lags.stream().allMatch(lag -> lag >= 0);
    if (!counts || !shape || (trialVariance != null && !(trialVariance >= 0))) {
      throw BellwetherException.usage(
          "counts and blocks are at least 1, lags and variances at least 0", "");
    }
    if (trials > 1 && trialVariance == null) {
      throw BellwetherException.usage(
          "--trials " + trials + " needs --trial-variance",
          "'bellwether replay trials' computes it from the trials' returns");
    }
  }
}
