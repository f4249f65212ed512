package dev.bellwether.ingest.price;

import dev.bellwether.ingest.live.PriceAlert;
import java.util.Locale;

/** Says what moved, as a headline. */
final class AlertText {
  private AlertText() {}

  /** Such as "ACME up 5.2 % to 190.10, volume 3.1 times the usual". */
  static String of(PriceAlert alert) {
    StringBuilder text = new StringBuilder(alert.ticker().symbol());
    if (alert.change().isPresent()) {
      double change = alert.change().getAsDouble();
      text.append(change < 0 ? " down " : " up ")
          .append(decimals(Math.abs(change) * 100, 1))
          .append(" % to ");
    } else {
      text.append(" at ");
    }
    text.append(decimals(alert.price(), alert.price() < 1 ? 4 : 2));
    alert
        .volumeRatio()
        .ifPresent(
            ratio ->
                text.append(", volume ").append(decimals(ratio, 1)).append(" times the usual"));
    return text.toString();
  }

  private static String decimals(double number, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", number);
  }
}
