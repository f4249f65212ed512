package dev.bellwether.cli;

import picocli.CommandLine.IVersionProvider;

/** Which Bellwether this is. */
final class Version implements IVersionProvider {

  /** The version in the jar's manifest; {@code development} when run from classes. */
  static String current() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"bellwether " + current()};
  }
}
