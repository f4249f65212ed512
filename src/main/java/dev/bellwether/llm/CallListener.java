package dev.bellwether.llm;

import dev.bellwether.Selection;

/**
 * Who wants to know what becomes of questions to models. Called by the thread that asks, so an
 * implementation returns at once, and throws nothing.
 */
public interface CallListener {
  /** Nobody. */
  CallListener NONE =
      new CallListener() {
        @Override
        public void ended(Call call) {}

        @Override
        public void looked(Selection selection, CacheLook look) {}

        @Override
        public void notAsked(Selection selection, ModelException why) {}
      };

  /** An attempt reached a model and has ended. */
  void ended(Call call);

  /** The answer was looked for among those given before. */
  void looked(Selection selection, CacheLook look);

  /** The circuit was open or the money was spent, so that the model was not asked. */
  void notAsked(Selection selection, ModelException why);
}
