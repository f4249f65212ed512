package dev.bellwether.engine;

import dev.bellwether.backtest.Event;
import dev.bellwether.backtest.EventStudy;
import dev.bellwether.backtest.EventTest;
import dev.bellwether.backtest.Normal;
import dev.bellwether.backtest.SignedRank;
import dev.bellwether.backtest.StudentT;
import dev.bellwether.report.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The figures of an event study, as they are printed. */
final class EventFigures {
  private static final double LEVEL = 0.05;

  private EventFigures() {}

  static String headline(EventStudy study, EventWindows windows) {
    OptionalDouble robust = careful(study);
    double p = robust.isPresent() ? student(robust, study.events()).orElse(1) : 1;
    String test =
        robust.isEmpty()
            ? study.events() < 2
                ? "too few events for a test across them"
                : "no test across events, which do not vary"
            : String.format(
                Locale.ROOT,
                "BMP t %.2f, %s: %s",
                robust.getAsDouble(),
                PValue.words(p),
                p < LEVEL ? "different from zero" : "not distinguishable from zero");
    return String.format(
        Locale.ROOT,
        "Mean cumulative abnormal return over [%d, %d] is %.2f %% for %d %s (%s).",
        windows.eventFrom(),
        windows.eventTo(),
        100 * study.cumulative().mean(),
        study.events(),
        study.events() == 1 ? "event" : "events",
        test);
  }

  /** BMP's t, corrected for the correlation between events where that makes it smaller. */
  private static OptionalDouble careful(EventStudy study) {
    OptionalDouble plain = study.cumulative().bmp();
    OptionalDouble corrected = study.adjustedBmp();
    boolean smaller =
        corrected.isPresent()
            && plain.isPresent()
            && Math.abs(corrected.getAsDouble()) < Math.abs(plain.getAsDouble());
    return smaller ? corrected : plain;
  }

  static Fields summary(
      EventStudy study,
      EventWindows windows,
      Optional<Integer> confounded,
      StudyEvents.Request request) {
    return new Fields()
        .with("events", study.events())
        .with("estimation_from", windows.estimationFrom())
        .with("estimation_to", windows.estimationTo())
        .with("event_from", windows.eventFrom())
        .with("event_to", windows.eventTo())
        .with("residual_correlation", study.residualCorrelation())
        .with("expected_positive_share", study.expectedPositive())
        .with("overlap", request.overlap().name().toLowerCase(Locale.ROOT))
        .with("confounded_events", confounded);
  }

  static Fields cumulative(EventStudy study) {
    int events = study.events();
    Fields fields =
        tests(new Fields().with("mean", study.cumulative().mean()), study.cumulative(), events);
    return fields
        .with("bmp_adjusted", study.adjustedBmp())
        .with("p_bmp_adjusted", student(study.adjustedBmp(), events))
        .with("signed_rank", study.signedRank().map(SignedRank::statistic))
        .with("p_signed_rank", study.signedRank().map(SignedRank::p))
        .with("buy_and_hold_mean", study.buyAndHold().mean())
        .with("t_buy_and_hold", study.buyAndHold().crossSectional())
        .with("p_buy_and_hold", student(study.buyAndHold().crossSectional(), events));
  }

  private static Fields tests(Fields fields, EventTest test, int events) {
    return fields
        .with("t_cross_section", test.crossSectional())
        .with("p_cross_section", student(test.crossSectional(), events))
        .with("patell", test.patell())
        .with("p_patell", Normal.twoSided(test.patell()))
        .with("bmp", test.bmp())
        .with("p_bmp", student(test.bmp(), events))
        .with("rank", test.rank())
        .with("p_rank", p(test.rank()))
        .with("sign", test.sign())
        .with("p_sign", p(test.sign()));
  }

  /** What divides by a deviation across events is Student's t with one degree less. */
  private static OptionalDouble student(OptionalDouble t, int events) {
    return t.isPresent() && events > 1
        ? OptionalDouble.of(StudentT.twoSided(t.getAsDouble(), events - 1.0))
        : OptionalDouble.empty();
  }

  private static OptionalDouble p(OptionalDouble z) {
    return z.isPresent() ? OptionalDouble.of(Normal.twoSided(z.getAsDouble())) : z;
  }

  static List<Fields> daily(EventStudy study, EventWindows windows) {
    List<Fields> rows = new ArrayList<>();
    double cumulative = 0;
    for (int day = 0; day < study.daily().size(); day++) {
      EventTest test = study.daily().get(day);
      cumulative += test.mean();
      rows.add(
          tests(
              new Fields()
                  .with("day", windows.eventFrom() + day)
                  .with("mean", test.mean())
                  .with("cumulative_mean", cumulative),
              test,
              study.events()));
    }
    return rows;
  }

  static List<Fields> events(EventFile file, EventWindows windows) {
    List<Fields> rows = new ArrayList<>();
    for (EventFile.Named named : file.events()) {
      Event event = named.event();
      Fields row =
          new Fields()
              .with("event_id", named.id())
              .with("asset", named.asset())
              .with("estimation_returns", event.estimationReturns())
              .with("alpha", event.alpha())
              .with("beta", event.beta())
              .with("sigma", event.sigma())
              .with("car", event.cumulative())
              .with("scar", event.standardisedCumulative())
              .with("bhar", event.buyAndHold());
      for (int day = 0; day < windows.eventDays(); day++) {
        row.with("ar_" + (windows.eventFrom() + day), event.abnormal(day));
      }
      rows.add(row);
    }
    return rows;
  }
}
