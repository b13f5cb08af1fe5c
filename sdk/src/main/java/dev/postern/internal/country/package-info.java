/**
 * IP address to country.
 *
 * <p>{@link dev.postern.internal.country.CountryTable} answers from the table Statsig publishes;
 * {@link dev.postern.internal.country.CountryTables} finds that table on the class path. {@link
 * dev.postern.internal.country.AddressText} reads the address, and says where Postern reads more
 * than the official engine.
 */
@NullMarked
package dev.postern.internal.country;

import org.jspecify.annotations.NullMarked;
