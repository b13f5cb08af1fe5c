package dev.postern.localmode.command;

import dev.postern.CompiledSpecFile;
import dev.postern.SpecFormatException;
import dev.postern.localmode.SpecLock;
import dev.postern.localmode.command.document.JsonPart;
import dev.postern.localmode.command.document.NotJsonException;
import dev.postern.localmode.command.document.SpecDocument;
import dev.postern.localmode.internal.WholeFile;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/** {@code postern pull}. */
final class PullCommand implements SubCommand {
  private static final String SPECS_URL = "https://api.statsigcdn.com/v2/download_config_specs";
  private static final String ID_LISTS_URL = "https://api.statsigcdn.com/v1/get_id_lists";

  private final SdkKeyFile keyFile = new SdkKeyFile();

  private final Argument<Path> directory =
      Argument.required(
          Path.class, "--out", "DIR", "The directory to write to; made if it is not there.");

  private final Argument<Boolean> hasIdLists =
      Argument.flag("--id-lists", "Download id lists too.");

  private final Argument<String> specsUrl =
      Argument.optional(
          SPECS_URL,
          "--specs-url",
          "URL",
          "Where specs are, without the key; Statsig's own address by default.");

  private final Argument<@Nullable String> idListsUrl =
      Argument.optional(
          String.class,
          "--id-lists-url",
          "URL",
          "Where the list of id lists is; Statsig's own address by default.");

  private final Argument<DocumentFormat> format = DocumentFormat.option();

  private final CommandSpec command =
      Usage.of(
          this,
          "pull",
          "Downloads the spec file and its id lists. It uses the network.",
          """

          DIR gets specs.json, in one form whatever order it came in, id-lists, and
          specs.lock.json with the next version. All of it is downloaded before
          anything is written, and nothing is when the server has no update. Example:

            postern pull --sdk-key-file key.txt --out specs --id-lists

          Exit code: 0 done, 1 failed, 2 wrong usage.""",
          keyFile,
          directory,
          hasIdLists,
          specsUrl,
          idListsUrl,
          format);

  private final InstantSource clock;

  PullCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public CommandSpec spec() {
    return command;
  }

  @Override
  public Integer call() {
    String key = keyFile.read();
    SpecServer server = new SpecServer(key, clock);
    Path specs = directory.value().resolve("specs.json");
    byte[] newer = newerSpecs(server, key, specs);
    if (newer == null && !Files.exists(specs)) {
      throw new CommandFailure(server.masked(specsUrl.value()) + ": the server has no specs yet");
    }
    SortedMap<String, byte[]> lists = hasIdLists.value() ? idLists(server, key) : new TreeMap<>();
    boolean isChanged = write(specs, newer, lists);
    if (isChanged) {
      lock(specs);
    }
    SpecLock lock = LockFiles.find(specs);
    Facts facts =
        (lock == null ? new Facts() : LockFiles.facts(lock, specs))
            .add("changed", isChanged ? "yes" : "no");
    Ansi colours = Terminal.isPresent() ? Terminal.colours() : Ansi.OFF;
    Output.print(
        command.commandLine().getOut(), out -> facts.writeTo(out, format.value(), colours));
    return PosternCommand.DONE;
  }

  /** In canonical form; null when there is no update. */
  private byte @Nullable [] newerSpecs(SpecServer server, String key, Path specs) {
    String url = specsUrl.value() + "/" + key + ".json" + query(specs);
    byte[] answer = server.get(url);
    try {
      SpecDocument document = SpecDocument.parse(new String(answer, StandardCharsets.UTF_8));
      JsonPart hasUpdates = document.root().get("has_updates").orElse(null);
      if (hasUpdates != null && Boolean.FALSE.equals(hasUpdates.value())) {
        return null;
      }
      CompiledSpecFile.of(answer);
      return CanonicalJson.of(answer);
    } catch (NotJsonException | SpecFormatException | IOException notSpecs) {
      throw new CommandFailure(
          server.masked(url) + ": the answer is no spec file: " + notSpecs.getMessage(), notSpecs);
    }
  }

  /** Asks for what is newer than the file that is there. */
  private static String query(Path specs) {
    if (!Files.exists(specs)) {
      return "";
    }
    JsonPart root = SpecText.document(specs).root();
    long time = (long) root.number("time", 0);
    String checksum = root.text("checksum").orElse("");
    String since = time > 0 ? "?sinceTime=" + time : "";
    return checksum.isEmpty()
        ? since
        : since
            + (since.isEmpty() ? "?" : "&")
            + "checksum="
            + URLEncoder.encode(checksum, StandardCharsets.UTF_8);
  }

  /** The content of all lists by file name. */
  private SortedMap<String, byte[]> idLists(SpecServer server, String key) {
    String url =
        idListsUrl.value() == null ? ID_LISTS_URL + "/" + key + ".json" : idListsUrl.value();
    byte[] answer = idListsUrl.value() == null ? server.get(url) : server.post(url);
    SortedMap<String, byte[]> lists = new TreeMap<>();
    try {
      SpecDocument manifest = SpecDocument.parse(new String(answer, StandardCharsets.UTF_8));
      for (JsonPart list : manifest.root().fields()) {
        if (!list.name().matches("[\\w.@ -]+") || list.name().startsWith(".")) {
          throw new CommandFailure("the id list \"" + list.name() + "\" has no name for a file");
        }
        String file = list.text("url").orElse("");
        lists.put(list.name() + ".txt", server.getWithoutKey(file));
      }
    } catch (NotJsonException notJson) {
      throw new CommandFailure(
          server.masked(url) + ": the answer is no list of id lists: " + notJson.getMessage(),
          notJson);
    }
    return lists;
  }

  /** Whether anything is other than it was. */
  private boolean write(Path specs, byte @Nullable [] newer, Map<String, byte[]> lists) {
    try {
      Files.createDirectories(directory.value());
      boolean isChanged = newer != null && replace(specs, newer);
      for (Map.Entry<String, byte[]> list : lists.entrySet()) {
        Path folder = Files.createDirectories(specs.resolveSibling("id-lists"));
        isChanged |= replace(folder.resolve(list.getKey()), list.getValue());
      }
      boolean isRemoved = hasIdLists.value() && removeOthers(specs, lists);
      return isChanged || isRemoved;
    } catch (IOException failure) {
      throw new CommandFailure(directory.value() + ": it cannot be written: " + failure, failure);
    }
  }

  private static boolean replace(Path file, byte[] content) throws IOException {
    if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), content)) {
      return false;
    }
    WholeFile.replace(file, content);
    return true;
  }

  /** Lists that were pulled before and are gone; those of others stay. */
  private static boolean removeOthers(Path specs, Map<String, byte[]> lists) throws IOException {
    SpecLock lock = LockFiles.find(specs);
    boolean isChanged = false;
    if (lock != null) {
      for (String name : lock.idLists().keySet()) {
        Path file = specs.resolveSibling("id-lists").resolve(name);
        isChanged |= !lists.containsKey(name) && Files.deleteIfExists(file);
      }
    }
    return isChanged;
  }

  private void lock(Path specs) {
    SpecLock before = LockFiles.find(specs);
    long version = before == null ? 1 : before.version() + 1;
    String origin = specsUrl.value();
    LockFiles.write(
        LockFiles.trying(() -> SpecLock.create(specs, version, clock.instant(), origin)), specs);
  }
}
