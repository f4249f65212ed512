package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.report.ReplayCsv;
import dev.bellwether.report.ReplayJson;
import dev.bellwether.report.ReplayMarkdown;
import dev.bellwether.report.ReplayReport;
import dev.bellwether.report.ReplayText;
import dev.bellwether.report.TearSheet;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Holds a report to having no NaN and no infinity, in its records and however it is rendered. */
final class FiniteFigures {
  private FiniteFigures() {}

  static void check(ReplayReport report) {
    walk("report", report);
    for (String text :
        new String[] {
          ReplayJson.render(report),
          ReplayText.render(report),
          ReplayMarkdown.render(report),
          ReplayCsv.render(report),
          TearSheet.render(report)
        }) {
      assertThat(text).doesNotContain("NaN").doesNotContain("Infinity").doesNotContain("\u221e");
    }
  }

  private static void walk(String path, Object value) {
    if (value instanceof Double number) {
      assertThat(number).as(path).isFinite();
    } else if (value instanceof Optional<?> maybe) {
      maybe.ifPresent(inner -> walk(path, inner));
    } else if (value instanceof Collection<?> many) {
      many.forEach(each -> walk(path + "[]", each));
    } else if (value instanceof Map<?, ?> map) {
      map.values().forEach(each -> walk(path + "{}", each));
    } else if (value instanceof Record) {
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        walk(path + "." + component.getName(), read(component, value));
      }
    }
  }

  private static Object read(RecordComponent component, Object owner) {
    try {
      return component.getAccessor().invoke(owner);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(component.toString(), e);
    }
  }
}
