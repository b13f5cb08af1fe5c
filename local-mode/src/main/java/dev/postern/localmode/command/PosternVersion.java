package dev.postern.localmode.command;

import picocli.CommandLine.IVersionProvider;

/** The version from the jar's manifest. */
final class PosternVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = PosternVersion.class.getPackage().getImplementationVersion();
    return new String[] {"postern " + (version == null ? "(development)" : version)};
  }

  /** The version alone, for servers. */
  static String text() {
    String version = PosternVersion.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
