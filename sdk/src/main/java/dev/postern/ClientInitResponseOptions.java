package dev.postern;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is in a client-initialize response, and how it is written. Fields and setters have the names
 * of the official SDK; the filters, {@link #setTargetAppID} and what follows them are those of the
 * engine's other SDKs.
 *
 * <p>Mutable and not thread-safe: set it up once, then pass it to as many calls as you like.
 *
 * @since 0.1.0
 */
public class ClientInitResponseOptions {
  /** How names are hashed; null counts as {@link HashAlgo#DJB2}, and is the default. */
  public @Nullable HashAlgo hashAlgo;

  /** The key of the client SDK, which chooses its target app; null, the default, for all apps. */
  public @Nullable String clientSDKKey;

  /** Whether the client's overrides count; false by default. */
  public boolean includeLocalOverrides;

  /** The form; null counts as {@link GCIRResponseFormat#Initialize}, which is the default. */
  public @Nullable GCIRResponseFormat responseFormat;

  /** Whether {@code id_type} is left out everywhere; false by default. */
  public boolean removeIDType;

  private @Nullable String targetAppID;
  private @Nullable Set<String> featureGateFilter;
  private @Nullable Set<String> experimentFilter;
  private @Nullable Set<String> dynamicConfigFilter;
  private @Nullable Set<String> layerFilter;
  private @Nullable Set<String> paramStoreFilter;
  private boolean removeDefaultValueGates;
  private boolean removeExperimentsInLayers;
  private @Nullable String previousResponseHash;

  /** Everything has its default. */
  public ClientInitResponseOptions() {
    this(null, null, false);
  }

  /**
   * Names are hashed so.
   *
   * @param hashAlgo how names are hashed
   */
  public ClientInitResponseOptions(@Nullable HashAlgo hashAlgo) {
    this(hashAlgo, null, false);
  }

  /**
   * For the client SDK with this key.
   *
   * @param clientSDKKey the key of the client SDK; null for none
   */
  public ClientInitResponseOptions(@Nullable String clientSDKKey) {
    this(null, clientSDKKey, false);
  }

  /**
   * Names are hashed so, for the client SDK with this key.
   *
   * @param hashAlgo how names are hashed
   * @param clientSDKKey the key of the client SDK; null for none
   */
  public ClientInitResponseOptions(@Nullable HashAlgo hashAlgo, @Nullable String clientSDKKey) {
    this(hashAlgo, clientSDKKey, false);
  }

  /**
   * Names are hashed so, with or without overrides.
   *
   * @param hashAlgo how names are hashed
   * @param includeLocalOverrides whether overrides count
   */
  public ClientInitResponseOptions(@Nullable HashAlgo hashAlgo, boolean includeLocalOverrides) {
    this(hashAlgo, null, includeLocalOverrides);
  }

  /**
   * Names are hashed so, for the client SDK with this key, with or without overrides.
   *
   * @param hashAlgo how names are hashed
   * @param clientSDKKey the key of the client SDK; null for none
   * @param includeLocalOverrides whether overrides count
   */
  public ClientInitResponseOptions(
      @Nullable HashAlgo hashAlgo, @Nullable String clientSDKKey, boolean includeLocalOverrides) {
    this.hashAlgo = hashAlgo;
    this.clientSDKKey = clientSDKKey;
    this.includeLocalOverrides = includeLocalOverrides;
  }

  /** {@return the {@link #hashAlgo}} */
  public @Nullable HashAlgo getHashAlgo() {
    return hashAlgo;
  }

  /**
   * Sets {@link #hashAlgo}.
   *
   * @param hashAlgo how names are hashed
   */
  public void setHashAlgo(@Nullable HashAlgo hashAlgo) {
    this.hashAlgo = hashAlgo;
  }

  /**
   * Sets {@link #clientSDKKey}. What does not target the key's app is left out, also what names no
   * target apps at all; a key that the specs do not know leaves nothing out.
   *
   * @param clientSDKKey the key of the client SDK; null for none
   */
  public void setClientSDKKey(@Nullable String clientSDKKey) {
    this.clientSDKKey = clientSDKKey;
  }

  /**
   * Sets {@link #includeLocalOverrides}.
   *
   * @param includeLocalOverrides whether overrides count
   */
  public void setIncludeLocalOverrides(boolean includeLocalOverrides) {
    this.includeLocalOverrides = includeLocalOverrides;
  }

  /**
   * Sets {@link #responseFormat}.
   *
   * @param responseFormat the form
   */
  public void setResponseFormat(@Nullable GCIRResponseFormat responseFormat) {
    this.responseFormat = responseFormat;
  }

  /**
   * Sets {@link #removeIDType}.
   *
   * @param removeIDType whether they are left out
   */
  public void setRemoveIDType(boolean removeIDType) {
    this.removeIDType = removeIDType;
  }

  /** {@return the target app; null when {@link #clientSDKKey} chooses it} */
  public @Nullable String getTargetAppID() {
    return targetAppID;
  }

  /**
   * Sets the target app, before that of {@link #clientSDKKey}; null or empty for none.
   *
   * @param targetAppID the id of an app; null for that of the key
   */
  public void setTargetAppID(@Nullable String targetAppID) {
    this.targetAppID = targetAppID;
  }

  /** {@return the gates to write; null for all} */
  public @Nullable Set<String> getFeatureGateFilter() {
    return featureGateFilter;
  }

  /**
   * Writes no other gates than these, none at all for an empty set, all for null.
   *
   * @param names the names
   */
  public void setFeatureGateFilter(@Nullable Set<String> names) {
    featureGateFilter = copyOf(names);
  }

  /** {@return the experiments to write; null for all} */
  public @Nullable Set<String> getExperimentFilter() {
    return experimentFilter;
  }

  /**
   * Writes no other experiments and contextual bandits than these, none for an empty set, all for
   * null. Autotunes are always written.
   *
   * @param names the names
   */
  public void setExperimentFilter(@Nullable Set<String> names) {
    experimentFilter = copyOf(names);
  }

  /** {@return the dynamic configs to write; null for all} */
  public @Nullable Set<String> getDynamicConfigFilter() {
    return dynamicConfigFilter;
  }

  /**
   * Writes no other dynamic configs than these, none for an empty set, all for null.
   *
   * @param names the names
   */
  public void setDynamicConfigFilter(@Nullable Set<String> names) {
    dynamicConfigFilter = copyOf(names);
  }

  /** {@return the layers to write; null for all} */
  public @Nullable Set<String> getLayerFilter() {
    return layerFilter;
  }

  /**
   * Writes no other layers than these, none for an empty set, all for null.
   *
   * @param names the names
   */
  public void setLayerFilter(@Nullable Set<String> names) {
    layerFilter = copyOf(names);
  }

  /** {@return the parameter stores to write; null for all} */
  public @Nullable Set<String> getParamStoreFilter() {
    return paramStoreFilter;
  }

  /**
   * Writes no other parameter stores than these, none for an empty set, all for null.
   *
   * @param names the names
   */
  public void setParamStoreFilter(@Nullable Set<String> names) {
    paramStoreFilter = copyOf(names);
  }

  /** {@return whether gates that are false by default are left out} */
  public boolean isRemoveDefaultValueGates() {
    return removeDefaultValueGates;
  }

  /**
   * Whether gates are left out that no rule matched, that are false and have no secondary
   * exposures: what a client answers for an unknown gate. False by default.
   *
   * @param removeDefaultValueGates whether they are left out
   */
  public void setRemoveDefaultValueGates(boolean removeDefaultValueGates) {
    this.removeDefaultValueGates = removeDefaultValueGates;
  }

  /** {@return whether experiments in layers are left out} */
  public boolean isRemoveExperimentsInLayers() {
    return removeExperimentsInLayers;
  }

  /**
   * Whether experiments that share their parameters with a layer are left out of the configs, for
   * clients that ask the layer only. False by default.
   *
   * @param removeExperimentsInLayers whether they are left out
   */
  public void setRemoveExperimentsInLayers(boolean removeExperimentsInLayers) {
    this.removeExperimentsInLayers = removeExperimentsInLayers;
  }

  /** {@return the {@code full_checksum} of the response that the client has; null when unknown} */
  public @Nullable String getPreviousResponseHash() {
    return previousResponseHash;
  }

  /**
   * Sets the {@code full_checksum} of the response that the client has. Any text, also an empty
   * one, makes a response of the form {@link GCIRResponseFormat#Initialize} tell its own; if they
   * are the same the response is an empty one with {@code has_updates} false. Other forms pass it
   * over. Null, the default, for none.
   *
   * @param previousResponseHash the checksum of the response that the client has; null for none
   */
  public void setPreviousResponseHash(@Nullable String previousResponseHash) {
    this.previousResponseHash = previousResponseHash;
  }

  private static @Nullable Set<String> copyOf(@Nullable Set<String> names) {
    return names == null ? null : Set.copyOf(names);
  }
}
