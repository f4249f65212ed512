package dev.bellwether.engine;

import java.util.Optional;

/** Where keys come from. A key is never a setting, so that no list of settings can show it. */
public interface Secrets {
  /** There are none. */
  Secrets NONE =
      new Secrets() {
        @Override
        public Optional<String> variable(String name) {
          return Optional.empty();
        }

        @Override
        public void hide(String secret) {}
      };

  /** An environment variable; empty if it is not set or blank. */
  Optional<String> variable(String name);

  /** From now on this is kept out of everything that is printed or recorded. */
  void hide(String secret);
}
