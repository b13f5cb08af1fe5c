package dev.postern;

import org.jspecify.annotations.Nullable;

/**
 * One of several places that specs are looked for, in order.
 *
 * @since 0.1.0
 */
public final class SpecAdapterConfig {
  /** {@code data_store} or {@code network_http}; an entry without a type is passed over. */
  public @Nullable String adapterType;

  /** The specs URL of this entry; null for that of the client. Only for {@code network_http}. */
  public @Nullable String specsUrl;

  /** Not used: it is for a transport that Postern does not have. */
  public long initTimeoutMs;

  /** An entry without a type. */
  public SpecAdapterConfig() {}

  /** {@return the {@link #adapterType}} */
  public @Nullable String getAdapterType() {
    return adapterType;
  }

  /**
   * Sets {@link #adapterType}.
   *
   * @param adapterType the type; null for none
   * @return this
   */
  public SpecAdapterConfig setAdapterType(@Nullable String adapterType) {
    this.adapterType = adapterType;
    return this;
  }

  /** {@return the {@link #specsUrl}} */
  public @Nullable String getSpecsUrl() {
    return specsUrl;
  }

  /**
   * Sets {@link #specsUrl}.
   *
   * @param specsUrl the URL; null for the default
   * @return this
   */
  public SpecAdapterConfig setSpecsUrl(@Nullable String specsUrl) {
    this.specsUrl = specsUrl;
    return this;
  }

  /** {@return the {@link #initTimeoutMs}} */
  public long getInitTimeoutMs() {
    return initTimeoutMs;
  }

  /**
   * Sets {@link #initTimeoutMs}.
   *
   * @param initTimeoutMs milliseconds
   * @return this
   */
  public SpecAdapterConfig setInitTimeoutMs(long initTimeoutMs) {
    this.initTimeoutMs = initTimeoutMs;
    return this;
  }
}
