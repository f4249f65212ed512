package dev.bellwether.llm.local.files;

import dev.bellwether.BellwetherException;
import dev.bellwether.BellwetherException.Kind;
import java.time.Duration;
import java.util.Optional;
import okhttp3.Response;

/** What an answer that is no success means for a download. */
final class Failures {
  static final int NO_SUCH_RANGE = 416;
  private static final int UNAUTHORISED = 401;
  private static final int FORBIDDEN = 403;
  private static final int TOO_MANY = 429;
  private static final int FIRST_OF_SERVER = 500;
  private static final int LONGEST_WAIT_SECONDS = 300;

  private Failures() {}

  /**
   * The exception to throw.
   *
   * @throws BrokenTransferException if it helps to wait
   */
  static BellwetherException of(Address address, Response response) throws BrokenTransferException {
    int code = response.code();
    String said = address.shown() + " answered " + code;
    if (code == TOO_MANY || code >= FIRST_OF_SERVER) {
      throw new BrokenTransferException(said, wait(response));
    }
    if (code == UNAUTHORISED || code == FORBIDDEN) {
      return new BellwetherException(
          Kind.CREDENTIALS,
          said,
          "the server wants a login or a licence accepted: download it with a browser, then add"
              + " the file");
    }
    return BellwetherException.usage(said, "open the address in a browser");
  }

  private static Optional<Duration> wait(Response response) {
    String seconds = response.header("Retry-After", "");
    return seconds.matches("\\d{1,6}")
        ? Optional.of(Duration.ofSeconds(Math.min(LONGEST_WAIT_SECONDS, Integer.parseInt(seconds))))
        : Optional.empty();
  }
}
