package dev.bellwether.bulk;

import java.util.List;
import java.util.Map;

/** What is done to every item. Safe for threads. The same item always gives the same rows. */
public interface Stage {
  /** Names what decides the rows beside the item: model, prompt, parameters, chunker. */
  String name();

  /** Columns of the result and their types in DuckDB, in order. */
  Map<String, String> columns();

  /**
   * Does now what the first item would otherwise wait for, such as loading a model. Whatever goes
   * wrong here is left for that item to tell.
   */
  default void warmUp() {}

  /**
   * The rows of an item, with values in the order of the columns.
   *
   * @throws Unusable if this item will never have rows; whatever else is thrown ends the attempt
   */
  List<List<Object>> rows(Item item) throws Unusable;
}
