package dev.postern.localmode.command;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time, such as {@code 2030-01-31T12:00:00Z}. */
final class InstantText implements ITypeConverter<Instant> {
  @Override
  public Instant convert(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException noTime) {
      throw new TypeConversionException("'" + text + "' is no time like 2030-01-31T12:00:00Z");
    }
  }
}
