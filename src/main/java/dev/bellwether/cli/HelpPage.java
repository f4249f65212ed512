package dev.bellwether.cli;

import java.util.Comparator;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * One layout for every help: purpose, usage, arguments, the command's own options, those it shares
 * with others, and what the command says itself.
 */
final class HelpPage {
  /**
   * Options for special questions state an order from here on: a screen has room for their names
   * only, and the man page says the rest.
   */
  static final int SPECIAL = 50;

  /** Shared options state an order from here on. */
  static final int SHARED = 90;

  private static final int COLUMNS = 80;

  private static final List<String> SECTIONS =
      List.of(
          UsageMessageSpec.SECTION_KEY_DESCRIPTION,
          UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING,
          UsageMessageSpec.SECTION_KEY_SYNOPSIS,
          UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING,
          UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
          UsageMessageSpec.SECTION_KEY_PARAMETER_LIST_HEADING,
          UsageMessageSpec.SECTION_KEY_PARAMETER_LIST,
          UsageMessageSpec.SECTION_KEY_OPTION_LIST,
          UsageMessageSpec.SECTION_KEY_FOOTER);

  private HelpPage() {}

  /** Lays out a command and everything below it. */
  static void arrange(CommandLine command) {
    command
        .getCommandSpec()
        .usageMessage()
        .abbreviateSynopsis(true)
        .synopsisHeading("%nUsage: ")
        .commandListHeading("%nCommands:%n")
        .parameterListHeading("%nArguments:%n");
    command.setHelpSectionKeys(SECTIONS);
    command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpPage::options);
    command.getSubcommands().values().forEach(HelpPage::arrange);
  }

  private static String options(Help help) {
    List<OptionSpec> options = help.commandSpec().options();
    List<OptionSpec> own = options.stream().filter(option -> option.order() < SPECIAL).toList();
    List<OptionSpec> shared = options.stream().filter(HelpPage::shared).toList();
    return group(help, "Options", own)
        + special(help, options)
        + group(help, own.isEmpty() ? "Options" : "Common options", shared);
  }

  private static String special(Help help, List<OptionSpec> options) {
    List<OptionSpec> special =
        options.stream()
            .filter(option -> option.order() >= SPECIAL && !shared(option))
            .sorted(Comparator.comparingInt(OptionSpec::order))
            .toList();
    if (special.isEmpty()) {
      return "";
    }
    String page = help.commandSpec().qualifiedName("-");
    StringBuilder text =
        new StringBuilder(String.format("%nMore, explained by 'man %s':%n ", page));
    int column = 1;
    for (OptionSpec option : special) {
      String name =
          option.longestName() + (option.arity().max() == 0 ? "" : "=" + option.paramLabel());
      if (column + 1 + name.length() > COLUMNS) {
        text.append(String.format("%n "));
        column = 1;
      }
      text.append(' ').append(name);
      column += 1 + name.length();
    }
    return text.append(String.format("%n")).toString();
  }

  private static boolean shared(OptionSpec option) {
    return option.order() >= SHARED;
  }

  private static String group(Help help, String heading, List<OptionSpec> options) {
    if (options.isEmpty()) {
      return "";
    }
    String list =
        help.optionListExcludingGroups(
            options,
            help.createDefaultLayout(),
            Comparator.comparingInt(OptionSpec::order),
            help.createDefaultParamLabelRenderer());
    return String.format("%n%s:%n%s", heading, list);
  }
}
