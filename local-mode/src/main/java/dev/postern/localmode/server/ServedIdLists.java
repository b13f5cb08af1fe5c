package dev.postern.localmode.server;

import dev.postern.spi.IdListReceiver;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of the id lists in use. Thread-safe. */
final class ServedIdLists {
  private final Map<String, IdListFile> files = new ConcurrentSkipListMap<>();

  /** By the name of the list; a view. */
  Map<String, IdListFile> files() {
    return files;
  }

  @Nullable IdListFile file(String list) {
    return files.get(list);
  }

  /** Passes lists on, and keeps them. */
  IdListReceiver keeping(IdListReceiver client) {
    return new IdListReceiver() {
      @Override
      public void replace(String list, Stream<String> ids) {
        List<String> all = ids.toList();
        client.replace(list, all.stream());
        keep(list, all.stream().map(IdListFile::line).toList());
      }

      @Override
      public void replaceHashed(String list, Stream<String> lines) {
        List<String> all = lines.toList();
        client.replaceHashed(list, all.stream());
        keep(list, all);
      }

      @Override
      public void remove(String list) {
        client.remove(list);
        files.remove(list);
      }
    };
  }

  private void keep(String list, List<String> lines) {
    files.compute(list, (name, before) -> IdListFile.of(lines, before));
  }
}
