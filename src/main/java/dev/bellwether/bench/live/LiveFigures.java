package dev.bellwether.bench.live;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of the stories of one run.
 *
 * @param articles that the feed has shown
 * @param alerted of these, how many stand in the channel
 * @param edited of these, how many show a final verdict
 * @param dead given up by the watch, which said so
 * @param lost neither in the channel nor given up
 * @param duplicated stand there twice without a word about it
 * @param uncertain messages that say they may be repeats
 * @param alertP50Ms from the feed's answer to the acceptance of the alert, in milliseconds
 * @param editP95Ms from the model's answer, or from the acceptance of the alert if that was later,
 *     to the acceptance of the edit that shows it; alerts that went out with their verdict have
 *     none
 * @param rssMb the most memory the watch has used
 */
public record LiveFigures(
    int articles,
    int alerted,
    int edited,
    int dead,
    int lost,
    int duplicated,
    int uncertain,
    double alertP50Ms,
    double alertP95Ms,
    double alertP99Ms,
    double editP95Ms,
    double rssMb) {

  /** By the names they have in the report, in its order. */
  public Map<String, Object> byName() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("articles", articles);
    figures.put("alerted", alerted);
    figures.put("edited", edited);
    figures.put("dead", dead);
    figures.put("lost", lost);
    figures.put("duplicated", duplicated);
    figures.put("uncertain", uncertain);
    figures.put("alert_p50_ms", alertP50Ms);
    figures.put("alert_p95_ms", alertP95Ms);
    figures.put("alert_p99_ms", alertP99Ms);
    figures.put("edit_p95_ms", editP95Ms);
    figures.put("rss_mb", rssMb);
    return figures;
  }
}
