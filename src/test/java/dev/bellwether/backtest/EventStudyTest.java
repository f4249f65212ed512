package dev.bellwether.backtest;

import static dev.bellwether.backtest.Agreement.agree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class EventStudyTest {

  private static List<Event> referenceEvents() {
    CsvTable table = OracleCase.table("event_returns.csv");
    List<String> id = table.texts("event_id");
    List<String> window = table.texts("window");
    double[] asset = table.numbers("asset_return");
    double[] market = table.numbers("market_return");
    List<Event> events = new ArrayList<>();
    for (int from = 0; from < asset.length; ) {
      int middle = from;
      while (window.get(middle).equals("est")) {
        middle++;
      }
      int to = middle;
      while (to < asset.length && id.get(to).equals(id.get(from))) {
        to++;
      }
      events.add(
          Event.of(
              slice(asset, from, middle),
              slice(market, from, middle),
              slice(asset, middle, to),
              slice(market, middle, to)));
      from = to;
    }
    return events;
  }

  private static double[] slice(double[] values, int from, int to) {
    return Arrays.copyOfRange(values, from, to);
  }

  @Test
  void agreesWithTheReferenceOnEveryDay() {
    JsonNode expected = OracleCase.json("expected_event_study.json");
    EventStudy study = EventStudy.of(referenceEvents());
    assertThat(study.events()).isEqualTo(30);
    for (int day = 0; day < 5; day++) {
      String label = "" + (day - 1);
      EventTest test = study.daily().get(day);
      agree("AAR", test.mean(), expected.get("AAR").get(label));
      agree("t", test.crossSectional(), expected.get("csect_t_AAR").get(label));
      agree("Patell", test.patell(), expected.get("patell_z_day").get(label));
      agree("BMP", test.bmp(), expected.get("bmp_t_day").get(label));
      agree("rank", test.rank(), expected.get("corrado_rank_z_day").get(label));
    }
  }

  @Test
  void agreesWithTheReferenceOverTheWindow() {
    JsonNode expected = OracleCase.json("expected_event_study.json");
    EventStudy study = EventStudy.of(referenceEvents());
    EventTest test = study.cumulative();
    agree("CAAR", test.mean(), expected.get("CAAR"));
    agree("t", test.crossSectional(), expected.get("csect_t_CAAR"));
    agree("Patell", test.patell(), expected.get("patell_z_CAR"));
    agree("BMP", test.bmp(), expected.get("bmp_t_CAR"));
    agree("rank", test.rank(), expected.get("corrado_rank_z_CAR"));
    agree("sign", test.sign(), expected.get("generalised_sign_z_CAR"));
    agree(
        "correlation",
        study.residualCorrelation(),
        expected.get("kp_rbar_event_time_estimation_residuals"));
    agree("KP", study.adjustedBmp(), expected.get("kolari_pynnonen_adj_bmp_t_CAR"));
  }

  @Test
  void agreesWithTheReferenceOnEveryEvent() {
    CsvTable table = OracleCase.table("expected_event_per_event.csv");
    List<Event> events = referenceEvents();
    for (int i = 0; i < events.size(); i++) {
      agree("alpha", events.get(i).alpha(), table.numbers("alpha")[i]);
      agree("beta", events.get(i).beta(), table.numbers("beta")[i]);
      agree("sigma", events.get(i).sigma(), table.numbers("sigma")[i]);
      agree("CAR", events.get(i).cumulative(), table.numbers("car")[i]);
      agree("SCAR", events.get(i).standardisedCumulative(), table.numbers("scar")[i]);
      agree("AR of day 0", events.get(i).abnormal(1), table.numbers("ar_0")[i]);
    }
  }

  @Test
  void aMissingReturnBeforeAnEventCostsThatReturnAndNotTheEvent() {
    double[] asset = {.01, -.01, .02, -.02, .01, .00, .03};
    double[] market = {.01, -.02, .01, -.01, .00, .01, .02};
    double[] around = {.1, -.02};
    double[] marketAround = {.0, .01};
    Event whole = Event.of(asset, market, around, marketAround);
    double[] gap = {.01, -.01, .02, -.02, Double.NaN, .01, .00, .03};
    double[] longer = {.01, -.02, .01, -.01, .05, .00, .01, .02};
    Event holed = Event.of(gap, longer, around, marketAround);
    assertThat(holed.estimationReturns()).isEqualTo(7);
    assertThat(holed.beta()).isEqualTo(whole.beta());
    assertThat(holed.standardisedCumulative()).isEqualTo(whole.standardisedCumulative());
    EventStudy one = EventStudy.of(List.of(whole, whole));
    EventStudy other = EventStudy.of(List.of(holed, holed));
    assertThat(other.cumulative()).isEqualTo(one.cumulative());
    assertThat(other.residualCorrelation()).isEqualTo(one.residualCorrelation());
    Event full = Event.of(longer, new double[] {0, .1, .2, 0, .1, .3, 0, .2}, around, marketAround);
    EventTest mixed = EventStudy.of(List.of(holed, full)).cumulative();
    assertThat(mixed.rank()).isPresent();
    assertThat(mixed.rank().getAsDouble()).isFinite();
  }

  @Test
  void oneEventHasNoTestAcrossEventsButThoseOfItsOwnHistory() {
    double[] asset = {.01, -.01, .02, -.02, .01, .00};
    double[] market = {.01, -.02, .01, -.01, .00, .01};
    Event event = Event.of(asset, market, new double[] {.1}, new double[] {0});
    EventStudy study = EventStudy.of(List.of(event));
    assertThat(study.cumulative().crossSectional()).isEmpty();
    assertThat(study.cumulative().bmp()).isEmpty();
    assertThat(study.adjustedBmp()).isEqualTo(OptionalDouble.empty());
    assertThat(study.cumulative().patell()).isGreaterThan(2);
    assertThat(study.cumulative().mean()).isCloseTo(.1 - event.alpha(), within(1e-15));
  }

  @Test
  void refusesWindowsThatSayNothingOrDiffer() {
    double[] flat = new double[6];
    double[] moving = {.01, -.02, .01, -.01, .00, .01};
    double[] day = {.1};
    assertThatThrownBy(() -> Event.of(flat, moving, day, day))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Event.of(moving, flat, day, day))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> EventStudy.of(List.of())).hasMessageContaining("no events");
  }
}
