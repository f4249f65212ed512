package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import java.util.Optional;

/** The two keys of a Langfuse project, from the environment. */
record LangfuseKeys(String publicKey, String secretKey) {
  private static final String PUBLIC = "BELLWETHER_LANGFUSE_PUBLIC_KEY";
  private static final String SECRET = "BELLWETHER_LANGFUSE_SECRET_KEY";

  /**
   * Both, or nothing.
   *
   * @throws BellwetherException (credentials) if there is only one of them
   */
  static Optional<LangfuseKeys> of(Context context) {
    Optional<String> open = context.secrets().variable(PUBLIC);
    Optional<String> closed = context.secrets().variable(SECRET);
    closed.ifPresent(context.secrets()::hide);
    if (open.isPresent() != closed.isPresent()) {
      throw new BellwetherException(
          BellwetherException.Kind.CREDENTIALS,
          "Langfuse needs two keys, and only one is set",
          "set both " + PUBLIC + " and " + SECRET);
    }
    return open.map(key -> new LangfuseKeys(key, closed.orElseThrow()));
  }
}
