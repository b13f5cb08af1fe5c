package dev.postern.localmode.command.lint;

import dev.postern.localmode.command.document.SpecDocument;

/** Names that are there twice in one object: {@code duplicate-name}. */
final class RepeatedNameCheck implements Check {
  @Override
  public void look(SpecDocument specs, Findings findings) {
    specs
        .repeated()
        .forEach(
            value ->
                findings.add(
                    Code.DUPLICATE_NAME,
                    value,
                    "\"%s\" is there twice in one object; which of them counts is open"
                        .formatted(value.name()),
                    "remove one of them, or give it another name"));
  }
}
