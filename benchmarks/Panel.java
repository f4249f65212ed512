import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;

/**
 * Writes a made-up panel of factors and closes as two CSV files, the same bytes everywhere:
 *
 * <pre>java benchmarks/Panel.java FOLDER [ASSETS] [SESSIONS]</pre>
 *
 * By default 3,000 assets and 2,520 sessions, two files of about 200 MB. The factor fades by 0.9 a
 * session and moves the next return by a fiftieth of its deviation; 1 % of the factors are missing.
 */
final class Panel {
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    int assets = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3_000;
    int sessions = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2_520;
    Files.createDirectories(folder);
    try (BufferedWriter factors = open(folder.resolve("factor.csv"), "date,asset,factor\n");
        BufferedWriter prices = open(folder.resolve("prices.csv"), "date,asset,close\n")) {
      write(assets, sessions, factors, prices);
    }
  }

  private static BufferedWriter open(Path file, String header) throws IOException {
    BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.US_ASCII);
    writer.write(header);
    return writer;
  }

  private static void write(int assets, int sessions, BufferedWriter factors, BufferedWriter prices)
      throws IOException {
    Random random = new Random(20261124);
    double[] factor = new double[assets];
    double[] price = new double[assets];
    Arrays.fill(price, 100);
    LocalDate date = LocalDate.of(2015, 1, 2);
    StringBuilder line = new StringBuilder();
    for (int session = 0; session < sessions; session++) {
      for (int asset = 0; asset < assets; asset++) {
        double moved = 0.02 * (factor[asset] / 50 + random.nextGaussian());
        price[asset] *= StrictMath.exp(Math.max(-.2, Math.min(.2, moved)) - 0.0002);
        factor[asset] = 0.9 * factor[asset] + Math.sqrt(1 - 0.81) * random.nextGaussian();
        begin(line, date, asset);
        append(line, Math.round(price[asset] * 1e4), 4);
        prices.append(line);
        if (random.nextInt(100) > 0) {
          begin(line, date, asset);
          append(line, Math.round(factor[asset] * 1e6), 6);
          factors.append(line);
        }
      }
      date = date.plusDays(date.getDayOfWeek() == DayOfWeek.FRIDAY ? 3 : 1);
    }
  }

  private static void begin(StringBuilder line, LocalDate date, int asset) {
    line.setLength(0);
    line.append(date).append(',').append('N').append(10_000 + asset).append(',');
  }

  private static void append(StringBuilder line, long scaled, int decimals) {
    long unit = decimals == 4 ? 10_000 : 1_000_000;
    long size = Math.max(Math.abs(scaled), 1);
    line.append(scaled < 0 ? "-" : "").append(size / unit).append('.');
    line.append(unit + size % unit);
    line.deleteCharAt(line.length() - decimals - 1).append('\n');
  }
}
