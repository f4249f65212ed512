package dev.bellwether.notify;

import java.util.List;

/**
 * One message: an alert, or several in a digest.
 *
 * @param nonce names the message to us, at most 25 characters; a channel that can refuses a second
 *     message with the same nonce
 * @param cards at least one, at most {@value #MOST_CARDS}
 */
public record Message(String nonce, List<Card> cards) {
  /** Discord's limit of embeds. */
  public static final int MOST_CARDS = 10;

  public Message {
    cards = List.copyOf(cards);
    if (cards.isEmpty() || cards.size() > MOST_CARDS) {
      throw new IllegalArgumentException("not 1 to " + MOST_CARDS + " cards: " + cards.size());
    }
  }
}
