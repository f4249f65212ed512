package dev.bellwether.llm;

import dev.bellwether.Cost;

/** What a question to a model may cost. */
public interface Tariff {

  /** An upper bound, taken before the question is asked. */
  Cost atMost(Question question);
}
