package dev.bellwether.store;

import java.time.Instant;
import java.util.Optional;

/**
 * An alert of a watch, as a row: one article in one channel.
 *
 * @param state waiting, sending, posted, held, closed or dead
 * @param post names the message it is in; empty if none
 * @param messageId the channel's name for it; empty if none
 * @param shown the revision it shows
 * @param shows what it says of the analysis
 * @param note what its footer says of the message
 * @param sentAt when it was first sent
 * @param reason why it ended as it did
 */
public record KeptAlert(
    String article,
    String channel,
    String state,
    String post,
    String messageId,
    int shown,
    String shows,
    String note,
    Optional<Instant> sentAt,
    String reason) {}
