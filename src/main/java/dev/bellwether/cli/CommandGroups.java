package dev.bellwether.cli;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The order and the headings under which the root help lists commands. */
final class CommandGroups {
  private static final Map<String, List<String>> GROUPS = groups();

  private CommandGroups() {}

  private static Map<String, List<String>> groups() {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    groups.put("Data", List.of("ingest", "chunk", "export"));
    groups.put("Signals", List.of("score", "model", "route", "prompt"));
    groups.put("Research", List.of("replay", "runs", "bench"));
    groups.put("Live", List.of("watch", "dlq"));
    groups.put("Money", List.of("budget", "costs", "cache"));
    groups.put("Workspace", List.of("demo", "doctor", "config", "sql", "backup"));
    return groups;
  }

  /** Every command that stands in a group. */
  static Set<String> grouped() {
    Set<String> names = new LinkedHashSet<>();
    GROUPS.values().forEach(names::addAll);
    return names;
  }

  /** Shows the groups instead of one long list. */
  static void arrange(CommandLine root) {
    root.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, CommandGroups::render);
    root.getHelpSectionMap().remove(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING);
  }

  private static String render(Help help) {
    // No blank lines between groups: with them the help no longer fits a screen.
    StringBuilder text = new StringBuilder(System.lineSeparator());
    GROUPS.forEach(
        (group, names) -> {
          text.append(String.format("%s:%n", group));
          for (String name : names) {
            Help command = help.subcommands().get(name);
            if (command == null) {
              throw new IllegalStateException("no command '" + name + "' for its group");
            }
            String[] purpose = command.commandSpec().usageMessage().description();
            text.append(String.format("  %-9s %s%n", name, purpose.length == 0 ? "" : purpose[0]));
          }
        });
    return text.toString();
  }
}
