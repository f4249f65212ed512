package dev.bellwether.store;

import java.time.Instant;
import java.util.Optional;

/**
 * Channels that said they are not to be used again, over restarts. Addresses are secrets and not
 * kept.
 */
public final class RetiredChannels {

  /**
   * One of them.
   *
   * @param reason what the channel said
   * @param at when it said so
   */
  public record Retirement(String reason, Instant at) {}

  private final State state;

  /** Those of a workspace. */
  public RetiredChannels(State state) {
    this.state = state;
  }

  /** Why the channel at an address is not to be used; empty if it may be. */
  public Optional<Retirement> find(String addressHash) {
    Retirement[] found = new Retirement[1];
    state.look(
        "looking for a retired channel",
        () ->
            state.query(
                "SELECT reason, retired_at FROM retired_channels WHERE address_hash = ?",
                row ->
                    found[0] = new Retirement(row.getString(1), Micros.toInstant(row.getLong(2))),
                addressHash));
    return Optional.ofNullable(found[0]);
  }

  /** Keeps that the channel at an address is not to be used again. */
  public void add(String addressHash, Retirement retirement) {
    state.transaction(
        "retiring a channel",
        () ->
            state.update(
                "INSERT OR REPLACE INTO retired_channels VALUES (?, ?, ?)",
                addressHash,
                retirement.reason(),
                Micros.of(retirement.at())));
  }

  /** Lets the channel at an address be used again; returns whether it was retired. */
  public boolean remove(String addressHash) {
    long[] removed = {0};
    state.transaction(
        "bringing a channel back",
        () ->
            removed[0] =
                state.update("DELETE FROM retired_channels WHERE address_hash = ?", addressHash));
    return removed[0] > 0;
  }
}
