package dev.bellwether.config;

import java.util.Map;

/** What one place gave, by the names of settings; all names exist. */
record Layer(Map<String, Given> values) {
  Layer {
    values = Map.copyOf(values);
  }
}
