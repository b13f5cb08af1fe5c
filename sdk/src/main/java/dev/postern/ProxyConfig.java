package dev.postern;

import org.jspecify.annotations.Nullable;

/**
 * The HTTP proxy through which a client reaches Statsig. It counts only when host and port are both
 * set.
 *
 * <pre>{@code
 * ProxyConfig proxy = new ProxyConfig();
 * proxy.setProxyHost("proxy.example.com");
 * proxy.setProxyPort(3128);
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ProxyConfig {
  /** The host, without a protocol. */
  public @Nullable String proxyHost;

  /** The port, 1 to 65535; 0 for none. */
  public int proxyPort;

  /** User and password as {@code user:password}; null for a proxy that asks for none. */
  public @Nullable String proxyAuth;

  /** How the proxy itself is spoken to; {@code http}, which is also the default. */
  public @Nullable String proxyProtocol;

  /** A file of certificates in PEM form that are trusted beside those of the platform. */
  public @Nullable String caCertPath;

  /** A proxy without host and port, which is none. */
  public ProxyConfig() {}

  /** {@return the {@link #proxyHost}} */
  public @Nullable String getProxyHost() {
    return proxyHost;
  }

  /**
   * Sets {@link #proxyHost}.
   *
   * @param proxyHost the host; null for none
   */
  public void setProxyHost(@Nullable String proxyHost) {
    this.proxyHost = proxyHost;
  }

  /** {@return the {@link #proxyPort}} */
  public int getProxyPort() {
    return proxyPort;
  }

  /**
   * Sets {@link #proxyPort}.
   *
   * @param proxyPort the port; 0 for none
   */
  public void setProxyPort(int proxyPort) {
    this.proxyPort = proxyPort;
  }

  /** {@return the {@link #proxyAuth}} */
  public @Nullable String getProxyAuth() {
    return proxyAuth;
  }

  /**
   * Sets {@link #proxyAuth}.
   *
   * @param proxyAuth user and password; null for none
   */
  public void setProxyAuth(@Nullable String proxyAuth) {
    this.proxyAuth = proxyAuth;
  }

  /** {@return the {@link #proxyProtocol}} */
  public @Nullable String getProxyProtocol() {
    return proxyProtocol;
  }

  /**
   * Sets {@link #proxyProtocol}.
   *
   * @param proxyProtocol {@code http}, {@code https} or null
   */
  public void setProxyProtocol(@Nullable String proxyProtocol) {
    this.proxyProtocol = proxyProtocol;
  }

  /** {@return the {@link #caCertPath}} */
  public @Nullable String getCaCertPath() {
    return caCertPath;
  }

  /**
   * Sets {@link #caCertPath}.
   *
   * @param caCertPath the path of the file; null for none
   */
  public void setCaCertPath(@Nullable String caCertPath) {
    this.caCertPath = caCertPath;
  }

  /** Host and port alone: the rest may be secret. */
  @Override
  public String toString() {
    return "ProxyConfig{proxyHost=%s, proxyPort=%d}".formatted(proxyHost, proxyPort);
  }
}
