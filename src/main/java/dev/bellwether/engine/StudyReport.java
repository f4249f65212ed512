package dev.bellwether.engine;

import dev.bellwether.report.FigureReport;
import java.util.Map;

/** A finished study, as the ledger sees it. */
record StudyReport(FigureReport report, String dataHash) implements Ledger.Summarised {
  @Override
  public Map<String, Object> summary() {
    return Map.of("headline", report.headline(), "data", dataHash);
  }

  @Override
  public boolean partial() {
    return false;
  }
}
