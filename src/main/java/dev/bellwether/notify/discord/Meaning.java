package dev.bellwether.notify.discord;

import dev.bellwether.notify.Answer;
import dev.bellwether.notify.Channel;
import java.time.Duration;
import java.util.Set;

/** What an answer of Discord's means: the one table from statuses and codes to what to do next. */
final class Meaning {
  private static final int BAD_REQUEST = 400;
  private static final int TOO_LARGE = 413;
  private static final int UNKNOWN_CHANNEL = 10003;
  private static final int UNKNOWN_MESSAGE = 10008;
  private static final int UNKNOWN_WEBHOOK = 10015;
  private static final int MISSING_ACCESS = 50001;
  private static final int MISSING_PERMISSIONS = 50013;
  private static final int TOO_MANY_EDITS_OF_OLD = 30046;
  private static final int INVALID_WEBHOOK_TOKEN = 50027;

  /** The place is not there any more, or not for us; no request will ever change that. */
  private static final Set<Integer> GONE =
      Set.of(
          UNKNOWN_CHANNEL,
          UNKNOWN_WEBHOOK,
          INVALID_WEBHOOK_TOKEN,
          MISSING_ACCESS,
          MISSING_PERMISSIONS);

  private Meaning() {}

  static Answer of(Channel.Action action, Reply reply, Duration took) {
    int status = reply.status();
    if (status >= 200 && status < 300) {
      return accepted(reply, took);
    }
    if (status == 429) {
      return new Answer.Throttled(reply.wait429(), scope(reply));
    }
    if (reply.code() == TOO_MANY_EDITS_OF_OLD) {
      return new Answer.TooOld(reply.told());
    }
    if (action == Channel.Action.EDIT && reply.code() == UNKNOWN_MESSAGE) {
      return new Answer.Missing(reply.told());
    }
    if (GONE.contains(reply.code()) || (reply.own() && (status == 401 || status == 404))) {
      return new Answer.Gone(reply.told());
    }
    if (reply.isWalledOff() || isForeign(reply)) {
      return new Answer.NotSent(reply.told() + "; it was not Discord that answered");
    }
    if (status == 502) {
      // "There was not a gateway available to process your request": it was not processed.
      return new Answer.NotSent(reply.told());
    }
    return status >= 500 ? new Answer.Lost(reply.told()) : new Answer.Refused(reply.told());
  }

  /**
   * Something on the way has answered. What blames the request itself is not tried again, whoever
   * says so: Discord's answer to a bad embed has no code either.
   */
  private static boolean isForeign(Reply reply) {
    int status = reply.status();
    return !reply.own() && status > BAD_REQUEST && status < 500 && status != TOO_LARGE;
  }

  /** An answer without a message, as without {@code wait=true}, names nothing to edit. */
  private static Answer accepted(Reply reply, Duration took) {
    return reply.id().isEmpty()
        ? new Answer.Lost("the answer does not name the message")
        : new Answer.Accepted(reply.id(), took);
  }

  private static String scope(Reply reply) {
    if (reply.isBlock()) {
      return "cloudflare";
    }
    if (reply.isGlobal()) {
      return "global";
    }
    return reply.isShared() ? "shared" : "user";
  }
}
