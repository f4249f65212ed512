package dev.bellwether.config;

import static dev.bellwether.config.SettingKey.key;
import static dev.bellwether.config.SettingKey.whole;

import java.util.List;

/**
 * The simulated book of a replay.
 *
 * @param book which names it holds, and how much of each
 * @param share of the names on each side, above 0 and at most 0.5
 * @param holdingSessions sessions a position is held
 * @param minStrength least strength of a signal to open a position, 0 to 1
 * @param nameCap most that one name may make of the equity, above 0
 * @param groupCap most that the gross of one group may make of the equity, above 0
 * @param borrowBps cost of borrowing shorts, basis points a year
 * @param capital money it starts with; 0 for trades that move no price
 * @param impact coefficient of the square-root law
 * @param participation most of a session's usual volume that one trade may be, above 0
 * @param delistingLoss share a long loses when its prices end, 0 to 1
 */
public record StrategySettings(
    BookKind book,
    double share,
    int holdingSessions,
    double minStrength,
    double nameCap,
    double groupCap,
    double borrowBps,
    double capital,
    double impact,
    double participation,
    double delistingLoss) {
  private static final SettingKey<BookKind> BOOK =
      key(
          "strategy.book",
          Choice.of(BookKind.class),
          BookKind.LONG_SHORT,
          "Book to simulate: long_short, long_only or signal");

  private static final SettingKey<Double> SHARE =
      key(
          "strategy.share",
          DecimalNumber.above(0, 0.5),
          0.2,
          "Share of the names on each side of the book");

  private static final SettingKey<Integer> HOLDING =
      key("strategy.holding_sessions", whole(1, 252), 5, "Sessions a position is held");

  private static final SettingKey<Double> MIN_STRENGTH =
      key(
          "strategy.min_strength",
          DecimalNumber.between(0, 1),
          0.0,
          "Least strength of a signal to open a position");

  private static final SettingKey<Double> NAME_CAP =
      key(
          "strategy.name_cap",
          DecimalNumber.above(0, 1),
          0.1,
          "Most that one name may make of the equity");

  private static final SettingKey<Double> GROUP_CAP =
      key(
          "strategy.group_cap",
          DecimalNumber.above(0, 10),
          10.0,
          "Most that the gross of one group may make of the equity");

  private static final SettingKey<Double> BORROW_BPS =
      key(
          "strategy.borrow_bps",
          DecimalNumber.between(0, 100_000),
          50.0,
          "Cost of borrowing what is sold short, basis points a year");

  private static final SettingKey<Double> CAPITAL =
      key(
          "strategy.capital",
          DecimalNumber.between(0, 1e12),
          1e6,
          "Money the book starts with; 0 for trades that move no price");

  private static final SettingKey<Double> IMPACT =
      key(
          "strategy.impact",
          DecimalNumber.between(0, 10),
          1.0,
          "Coefficient of the square-root law of market impact");

  private static final SettingKey<Double> PARTICIPATION =
      key(
          "strategy.participation",
          DecimalNumber.above(0, 1),
          0.025,
          "Most of a session's usual volume that one trade may be");

  private static final SettingKey<Double> DELISTING_LOSS =
      key(
          "strategy.delisting_loss",
          DecimalNumber.between(0, 1),
          0.3,
          "Share a long loses when its prices end");

  /** Every one of these, in the order they are shown. */
  static final List<SettingKey<?>> KEYS =
      List.of(
          BOOK,
          SHARE,
          HOLDING,
          MIN_STRENGTH,
          NAME_CAP,
          GROUP_CAP,
          BORROW_BPS,
          CAPITAL,
          IMPACT,
          PARTICIPATION,
          DELISTING_LOSS);

  static StrategySettings of(Resolution from) {
    return new StrategySettings(
        from.value(BOOK),
        from.value(SHARE),
        from.value(HOLDING),
        from.value(MIN_STRENGTH),
        from.value(NAME_CAP),
        from.value(GROUP_CAP),
        from.value(BORROW_BPS),
        from.value(CAPITAL),
        from.value(IMPACT),
        from.value(PARTICIPATION),
        from.value(DELISTING_LOSS));
  }
}
