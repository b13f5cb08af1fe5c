package dev.postern.localmode.command;

import dev.postern.StatsigUser;
import java.io.IOException;

/** Writes the answers of one user after the other. */
interface AnswerWriter {
  /** Writes all selected answers for a user. */
  void write(int index, StatsigUser user) throws IOException;

  /** Writes what follows the last user. */
  void finish() throws IOException;
}
