package dev.postern.localmode.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postern.fixtures.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Spec files and users in a directory, made from the storefront. */
record Shop(Path directory) {
  static final String A_USER = "{\"userID\": \"u-1\"}\n";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  Path specs() throws IOException {
    return Files.write(directory.resolve("specs.json"), Fixtures.STOREFRONT.specBytes());
  }

  Path changedSpecs(Consumer<ObjectNode> change) throws IOException {
    ObjectNode specs = (ObjectNode) MAPPER.readTree(Fixtures.STOREFRONT.specBytes());
    change.accept(specs);
    return Files.write(directory.resolve("changed.json"), MAPPER.writeValueAsBytes(specs));
  }

  Path users() throws IOException {
    return Files.write(directory.resolve("users.jsonl"), Fixtures.STOREFRONT.users());
  }

  Path file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }
}
