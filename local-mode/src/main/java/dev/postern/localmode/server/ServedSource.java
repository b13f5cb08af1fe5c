package dev.postern.localmode.server;

import dev.postern.Overrides;
import dev.postern.SpecFormatException;
import dev.postern.spi.IdListReceiver;
import dev.postern.spi.SpecReceiver;
import dev.postern.spi.SpecSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps what a source gives to its client, to be served: the same specs that the client uses. */
final class ServedSource implements SpecSource {
  private final SpecSource source;
  private final ServedIdLists idLists = new ServedIdLists();
  private volatile @Nullable ServedSpecs specs;

  ServedSource(SpecSource source) {
    this.source = source;
  }

  /** The specs in use; null before there are any. */
  @Nullable ServedSpecs specs() {
    return specs;
  }

  ServedIdLists idLists() {
    return idLists;
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public boolean isRequired() {
    return source.isRequired();
  }

  @Override
  public void start(SpecReceiver client) throws IOException, SpecFormatException {
    source.start(new Keeping(client));
  }

  @Override
  public void close() {
    source.close();
  }

  private final class Keeping implements SpecReceiver {
    private final SpecReceiver client;

    Keeping(SpecReceiver client) {
      this.client = client;
    }

    @Override
    public void receive(InputStream content) throws IOException, SpecFormatException {
      byte[] bytes = content.readAllBytes();
      client.receive(new ByteArrayInputStream(bytes));
      specs = ServedSpecs.of(bytes, specs);
    }

    @Override
    public Optional<Overrides> overrides() {
      return client.overrides();
    }

    @Override
    public Optional<IdListReceiver> idLists() {
      return client.idLists().map(idLists::keeping);
    }
  }
}
