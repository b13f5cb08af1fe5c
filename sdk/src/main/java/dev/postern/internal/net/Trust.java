package dev.postern.internal.net;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Trusts the certificates of a file beside those that the platform trusts. */
final class Trust {
  private Trust() {}

  /**
   * Reads a file of certificates in PEM form.
   *
   * @throws IllegalArgumentException if it is not one
   */
  static SSLContext alsoIn(Path pem) {
    try {
      List<Certificate> trusted = new ArrayList<>(platform());
      trusted.addAll(read(pem));
      return context(trusted);
    } catch (IOException | GeneralSecurityException failure) {
      throw new IllegalArgumentException(
          "proxyConfig: caCertPath must be a file of certificates in PEM form: " + failure,
          failure);
    }
  }

  private static List<Certificate> read(Path pem) throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(pem)) {
      List<Certificate> read =
          List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
      if (read.isEmpty()) {
        throw new IOException("there is none in " + pem);
      }
      return read;
    }
  }

  private static List<Certificate> platform() throws GeneralSecurityException {
    List<Certificate> issuers = new ArrayList<>();
    for (TrustManager manager : managers(null)) {
      if (manager instanceof X509TrustManager x509) {
        issuers.addAll(List.of(x509.getAcceptedIssuers()));
      }
    }
    return issuers;
  }

  private static SSLContext context(List<Certificate> trusted)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (Certificate each : trusted) {
      store.setCertificateEntry(String.valueOf(store.size()), each);
    }
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers(store), null);
    return context;
  }

  private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }
}
