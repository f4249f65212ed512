package dev.bellwether.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual pages, one for each command, made from the command tree. */
final class ManPages {
  private ManPages() {}

  /** Writes {@code bellwether.1}, {@code bellwether-ingest.1}, ... into a folder. */
  static void write(CommandLine root, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (CommandSpec command : tree(root.getCommandSpec())) {
      Files.writeString(folder.resolve(name(command) + ".1"), page(command));
    }
  }

  /** A command and all below it. */
  static List<CommandSpec> tree(CommandSpec command) {
    List<CommandSpec> all = new ArrayList<>(List.of(command));
    for (CommandLine sub : command.subcommands().values()) {
      all.addAll(tree(sub.getCommandSpec()));
    }
    return all;
  }

  private static String name(CommandSpec command) {
    return command.qualifiedName("-");
  }

  /** One page, as troff source. */
  static String page(CommandSpec command) {
    ManPage page = new ManPage(name(command), "Bellwether " + Version.current());
    page.section("Name").text(name(command) + " - " + purpose(command));
    page.section("Synopsis").text(synopsis(command));
    List<List<String>> paragraphs = paragraphs(command.usageMessage().footer());
    describe(page, paragraphs);
    positionals(page, command);
    options(page, command);
    subcommands(page, command);
    headed(page, paragraphs);
    if (command.parent() == null) {
      exitCodes(page);
    } else {
      page.section("See also").reference(name(command.parent()), "");
    }
    return page.toString();
  }

  private static String purpose(CommandSpec command) {
    return String.join(" ", command.usageMessage().description());
  }

  private static String synopsis(CommandSpec command) {
    return command.commandLine().getHelp().synopsis(0).strip().replaceAll("\\s+", " ");
  }

  private static List<List<String>> paragraphs(String[] lines) {
    List<List<String>> paragraphs = new ArrayList<>();
    boolean open = false;
    for (String line : lines) {
      if (!line.isBlank() && !open) {
        paragraphs.add(new ArrayList<>());
      }
      open = !line.isBlank();
      if (open) {
        paragraphs.get(paragraphs.size() - 1).add(line);
      }
    }
    return paragraphs;
  }

  /** A paragraph whose first line is one word and a colon is a section of that name. */
  private static boolean isHeaded(List<String> paragraph) {
    return paragraph.get(0).matches("\\w+:");
  }

  private static boolean isExitCodes(List<String> paragraph) {
    return paragraph.get(0).startsWith("Exit codes:");
  }

  private static void describe(ManPage page, List<List<String>> paragraphs) {
    List<List<String>> plain =
        paragraphs.stream().filter(lines -> !isHeaded(lines) && !isExitCodes(lines)).toList();
    if (!plain.isEmpty()) {
      page.section("Description");
      plain.forEach(page::asItStands);
    }
  }

  private static void headed(ManPage page, List<List<String>> paragraphs) {
    for (List<String> paragraph : paragraphs) {
      if (isHeaded(paragraph)) {
        page.section(paragraph.get(0).replace(":", ""));
        page.asItStands(paragraph.subList(1, paragraph.size()));
      }
    }
  }

  private static void positionals(ManPage page, CommandSpec command) {
    if (!command.positionalParameters().isEmpty()) {
      page.section("Arguments");
    }
    for (PositionalParamSpec positional : command.positionalParameters()) {
      page.entry(positional.paramLabel(), description(positional));
    }
  }

  private static void options(ManPage page, CommandSpec command) {
    List<OptionSpec> options = new ArrayList<>(command.options());
    options.removeIf(OptionSpec::hidden);
    options.sort(Comparator.comparingInt(OptionSpec::order).thenComparing(OptionSpec::longestName));
    page.section("Options");
    for (OptionSpec option : options) {
      String value = option.arity().max() == 0 ? "" : "=" + option.paramLabel();
      page.entry(String.join(", ", option.names()) + value, description(option));
    }
  }

  private static String description(ArgSpec argument) {
    return String.join(" ", argument.description())
        .replace("${DEFAULT-VALUE}", String.valueOf(argument.defaultValue()));
  }

  private static void subcommands(ManPage page, CommandSpec command) {
    if (!command.subcommands().isEmpty()) {
      page.section("Commands");
    }
    for (CommandLine sub : command.subcommands().values()) {
      page.reference(name(sub.getCommandSpec()), purpose(sub.getCommandSpec()));
    }
  }

  private static void exitCodes(ManPage page) {
    page.section("Exit status");
    for (ExitCode code : ExitCode.values()) {
      page.entry(String.valueOf(code.code()), code.meaning());
    }
  }
}
