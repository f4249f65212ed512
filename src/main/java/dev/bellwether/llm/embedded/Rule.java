package dev.bellwether.llm.embedded;

/** One reason to call a text good or bad news. Takes time linear in the passage. */
interface Rule {
  void read(Passage passage, Evidence evidence);
}
