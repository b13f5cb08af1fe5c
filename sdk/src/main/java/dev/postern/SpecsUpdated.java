package dev.postern;

/**
 * Newer specs are in use.
 *
 * @param source where they came from, such as {@code Network} or {@code Adapter(FileBased)}
 * @param catalog what they contain
 * @since 0.1.0
 */
public record SpecsUpdated(String source, SpecCatalog catalog) {}
