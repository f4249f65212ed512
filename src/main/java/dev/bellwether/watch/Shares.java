package dev.bellwether.watch;

import dev.bellwether.Ticker;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Whom stories are judged for besides the usual share, because a channel follows only others. */
record Shares(Supplier<List<ChannelRule>> channels) {

  /**
   * The other shares of a story, each once.
   *
   * @param article the usual one of the story
   */
  Set<Ticker> besides(Article article) {
    List<Ticker> named = article.document().tickers();
    Optional<Ticker> usual = article.subject();
    Set<Ticker> others = new LinkedHashSet<>();
    for (ChannelRule channel : channels.get()) {
      if (channel.takes(article)) {
        channel
            .share(named, usual)
            .filter(share -> !usual.equals(Optional.of(share)))
            .ifPresent(others::add);
      }
    }
    return others;
  }
}
