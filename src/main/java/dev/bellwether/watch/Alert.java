package dev.bellwether.watch;

import java.time.Instant;
import java.util.Optional;

/**
 * One article in one channel.
 *
 * @param article its id
 * @param channel the channel's name
 * @param state how far it has come
 * @param post names the message it is in, or will be; empty while none is made up. Several alerts
 *     of a digest have the same
 * @param messageId the channel's name for the message; empty until it is known
 * @param shown the revision of the article that the message shows; 0 if none
 * @param shows what it says of the analysis, such as {@code pending}; empty if nothing
 * @param note what the footer says of the message itself, such as {@code possible repeat}; may be
 *     empty
 * @param sentAt when it was first sent; empty if it was not
 * @param reason why it is held, closed, dead or dropped; else empty
 */
public record Alert(
    String article,
    String channel,
    State state,
    String post,
    String messageId,
    int shown,
    String shows,
    String note,
    Optional<Instant> sentAt,
    String reason) {

  /** How far an alert has come. */
  public enum State {
    /** To be sent. */
    WAITING,
    /** Sent, or about to be: on disk before the first byte leaves. */
    SENDING,
    /** It stands in the channel. */
    POSTED,
    /** It may stand there, and is not sent again. */
    HELD,
    /** It stands there and is not edited any more. */
    CLOSED,
    /** It was given up. */
    DEAD,
    /** A person has decided that it is not sent. */
    DROPPED
  }

  /** Its answer was lost: the same alert may stand in the channel already. */
  public static final String POSSIBLE_REPEAT = "possible repeat";

  /** The message that stands there cannot be edited any more. */
  static final String FOLLOW_UP = "update of an earlier alert";

  static Alert of(String article, String channel) {
    return new Alert(article, channel, State.WAITING, "", "", 0, "", "", Optional.empty(), "");
  }

  Alert sending(String inPost, String saying, Instant at) {
    return new Alert(
        article,
        channel,
        State.SENDING,
        inPost,
        "",
        0,
        "",
        saying,
        Optional.of(sentAt.filter(before -> post.equals(inPost)).orElse(at)),
        "");
  }

  /** Certainly not in the channel. */
  Alert waiting(String saying) {
    return new Alert(article, channel, State.WAITING, post, "", 0, "", saying, sentAt, "");
  }

  Alert posted(String as, int revision, String word) {
    return new Alert(article, channel, State.POSTED, post, as, revision, word, note, sentAt, "");
  }

  Alert ended(State how, String why) {
    return new Alert(article, channel, how, post, messageId, shown, shows, note, sentAt, why);
  }

  /** True if the watch has nothing more to do for it until the article changes. */
  boolean isDone(Article of) {
    return switch (state) {
      case WAITING, SENDING -> false;
      case POSTED -> shown == of.revision();
      case HELD, CLOSED, DEAD, DROPPED -> true;
    };
  }
}
