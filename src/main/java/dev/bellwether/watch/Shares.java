package dev.bellwether.watch;

import dev.bellwether.Ticker;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whom stories are judged for besides the usual share, because a channel follows only others. */
record Shares(Rules rules, List<ChannelRule> channels) {

  /** The other shares of a story, each once. */
  Set<Ticker> besides(Article article) {
    List<Ticker> named = article.document().tickers();
    Optional<Ticker> usual = rules.subject(named);
    Set<Ticker> others = new LinkedHashSet<>();
    for (ChannelRule channel : channels) {
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
