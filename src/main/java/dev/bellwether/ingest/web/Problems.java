package dev.bellwether.ingest.web;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** Says what went wrong on the way to a server without quoting an address. */
final class Problems {
  private Problems() {}

  static String of(IOException e) {
    if (e instanceof TooLargeException) {
      return String.valueOf(e.getMessage());
    }
    if (e instanceof UnknownHostException) {
      return "no such host, or no network";
    }
    if (e instanceof ConnectException) {
      return "no connection";
    }
    if (e instanceof SocketTimeoutException || e instanceof InterruptedIOException) {
      return "no whole answer in time";
    }
    if (e instanceof SSLException) {
      return "no secure connection: " + firstLine(e);
    }
    return "the answer broke off: " + firstLine(e);
  }

  private static String firstLine(IOException e) {
    String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    String shown = line.replaceAll("https?://\\S+", "the address");
    return shown.length() <= 120 ? shown : shown.substring(0, 120) + "...";
  }
}
