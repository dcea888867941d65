package io.github.winnow.cli;

import picocli.CommandLine.IVersionProvider;

/** The version, as it stands in the jar. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {
      "winnow " + text(), "Java " + Runtime.version() + ", " + System.getProperty("os.arch")
    };
  }

  static String text() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
