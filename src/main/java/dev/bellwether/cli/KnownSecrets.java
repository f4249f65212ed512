package dev.bellwether.cli;

import dev.bellwether.engine.Secrets;
import java.util.Map;
import java.util.Optional;

/** Keys of the environment. */
record KnownSecrets(Map<String, String> environment, Redaction redaction) implements Secrets {
  @Override
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).map(String::strip).filter(s -> !s.isEmpty());
  }

  @Override
  public void hide(String secret) {
    redaction.hide(secret);
  }
}
