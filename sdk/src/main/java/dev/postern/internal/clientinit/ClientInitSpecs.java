package dev.postern.internal.clientinit;

import dev.postern.HashAlgo;
import dev.postern.internal.evaluate.CompiledSpecs;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What client-initialize responses need of a spec file. Thread-safe; texts that every response has
 * are made by the first that needs them.
 */
public final class ClientInitSpecs {
  private final Entities entities;
  private final List<ListedStore> stores;
  private final AppIds appIds;
  private final @Nullable SessionReplay sessionReplay;
  private final Map<HashAlgo, NameTexts> names = new ConcurrentHashMap<>();
  private volatile @Nullable ValueTexts values;
  private volatile int usualLength = 1024;

  /** The parts that the file has, in its order. */
  public ClientInitSpecs(
      Entities entities,
      List<ListedStore> stores,
      AppIds appIds,
      @Nullable SessionReplay sessionReplay) {
    this.entities = entities;
    this.stores = List.copyOf(stores);
    this.appIds = appIds;
    this.sessionReplay = sessionReplay;
  }

  /** Those of no file. */
  public static ClientInitSpecs none() {
    Entities entities = new Entities(List.of(), List.of(), List.of(), List.of());
    return new ClientInitSpecs(entities, List.of(), AppIds.NONE, null);
  }

  /**
   * All that is evaluated. Segments and holdouts are not: clients see them in exposures only.
   *
   * @param bandits contextual bandits, which stand among the configs in place of a namesake
   */
  public record Entities(
      List<ListedSpec> gates,
      List<ListedSpec> configs,
      List<ListedSpec> bandits,
      List<ListedSpec> layers) {
    /** Copies the components. */
    public Entities {
      gates = List.copyOf(gates);
      configs = List.copyOf(configs);
      bandits = List.copyOf(bandits);
      layers = List.copyOf(layers);
    }
  }

  Entities entities() {
    return entities;
  }

  List<ListedStore> stores() {
    return stores;
  }

  AppIds appIds() {
    return appIds;
  }

  @Nullable SessionReplay sessionReplay() {
    return sessionReplay;
  }

  NameTexts names(HashAlgo algorithm) {
    return names.computeIfAbsent(algorithm, NameTexts::new);
  }

  /** The texts of the program's values; two threads may make them at once, which does no harm. */
  ValueTexts values(CompiledSpecs program) {
    ValueTexts made = values;
    if (made == null) {
      made = ValueTexts.of(program);
      values = made;
    }
    return made;
  }

  /** How long the latest response was. */
  int usualLength() {
    return usualLength;
  }

  void tellLength(int length) {
    usualLength = length;
  }
}
