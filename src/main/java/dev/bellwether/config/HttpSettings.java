package dev.bellwether.config;

import static dev.bellwether.config.SettingKey.duration;
import static dev.bellwether.config.SettingKey.key;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import java.time.Duration;
import java.util.List;

/**
 * Requests to web servers.
 *
 * @param userAgent sent with each request; empty for the client's own
 * @param timeout longest wait for an answer
 */
public record HttpSettings(String userAgent, Duration timeout) {
  private static final SettingKey<String> USER_AGENT =
      key(
          "http.user_agent",
          new HeaderText(),
          "",
          "Name and e-mail sent with requests; the SEC asks for one");

  private static final SettingKey<Duration> TIMEOUT =
      key(
          "http.timeout",
          duration(ofMillis(100), ofMinutes(10)),
          ofSeconds(20),
          "Longest wait for a web server");

  /** Every one of these, in the order they are shown. */
  static final List<SettingKey<?>> KEYS = List.of(USER_AGENT, TIMEOUT);

  static HttpSettings of(Resolution from) {
    return new HttpSettings(from.value(USER_AGENT), from.value(TIMEOUT));
  }
}
