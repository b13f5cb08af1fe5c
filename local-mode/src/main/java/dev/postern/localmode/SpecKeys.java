package dev.postern.localmode;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.postern.localmode.internal.OwnerOnly;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The Ed25519 keys that sign locks of spec files, in PEM files such as OpenSSL has them.
 *
 * <p>The file of a pair holds both keys; of the public key there is a file beside it, to be given
 * to those who check. A private key that OpenSSL made needs its public key appended: {@code openssl
 * pkey -in key.pem -pubout >> key.pem}.
 *
 * @since 0.1.0
 */
public final class SpecKeys {
  private static final String ALGORITHM = "Ed25519";
  private static final int ID_DIGITS = 16;

  private SpecKeys() {}

  /**
   * A new pair of keys.
   *
   * @return the pair
   */
  public static KeyPair generate() {
    try {
      return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
    } catch (GeneralSecurityException missing) {
      throw missing(missing);
    }
  }

  /**
   * The id of a key: the first 16 hexadecimal digits of the SHA-256 of its X.509 form.
   *
   * @param key a public key
   * @return 16 lower-case hexadecimal digits
   */
  public static String id(PublicKey key) {
    return Sha256.of(key.getEncoded()).substring(0, ID_DIGITS);
  }

  /**
   * Writes a pair into two new files, that with the private key readable for its owner only.
   *
   * @param keys the keys
   * @param pairFile for both keys; keep it secret
   * @param publicFile for the public key alone
   * @throws FileAlreadyExistsException if one of them is there already; nothing is written then
   * @throws IOException if they cannot be written
   */
  public static void write(KeyPair keys, Path pairFile, Path publicFile) throws IOException {
    if (Files.exists(publicFile)) {
      throw new FileAlreadyExistsException(publicFile.toString());
    }
    String publicPem = Pem.PUBLIC.write(keys.getPublic().getEncoded());
    String pairPem = Pem.PRIVATE.write(keys.getPrivate().getEncoded()) + publicPem;
    OwnerOnly.create(pairFile, pairPem.getBytes(US_ASCII));
    Files.writeString(publicFile, publicPem, US_ASCII);
  }

  /**
   * Reads the public key of a PEM file; what else is in the file does not matter.
   *
   * @param file the file
   * @return the public key
   * @throws SpecFileException if the file cannot be read or holds no Ed25519 public key
   */
  public static PublicKey readPublic(Path file) {
    try {
      return KeyFactory.getInstance(ALGORITHM)
          .generatePublic(new X509EncodedKeySpec(block(file, Pem.PUBLIC)));
    } catch (GeneralSecurityException wrong) {
      throw SpecFileException.of(file, "its public key is not an Ed25519 key", wrong);
    }
  }

  /**
   * Reads the file of a pair.
   *
   * @param file the file
   * @return the pair
   * @throws SpecFileException if the file cannot be read or does not hold both keys, or keys that
   *     do not belong together
   */
  public static KeyPair readPair(Path file) {
    KeyPair keys = new KeyPair(readPublic(file), readPrivate(file));
    byte[] probe = {1};
    if (!verify(keys.getPublic(), probe, sign(keys, probe))) {
      throw SpecFileException.of(file, "its two keys do not belong together", null);
    }
    return keys;
  }

  static String sign(KeyPair keys, byte[] content) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(keys.getPrivate());
      signature.update(content);
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException wrong) {
      throw new IllegalArgumentException("not a pair of Ed25519 keys", wrong);
    }
  }

  /** Takes one spelling of a signature only. */
  static boolean verify(PublicKey key, byte[] content, String signature) {
    byte[] bytes = decode(signature);
    if (bytes == null || !Base64.getEncoder().encodeToString(bytes).equals(signature)) {
      return false;
    }
    try {
      Signature check = Signature.getInstance(ALGORITHM);
      check.initVerify(key);
      check.update(content);
      return check.verify(bytes);
    } catch (GeneralSecurityException malformed) {
      return false;
    }
  }

  private static byte @Nullable [] decode(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  private static PrivateKey readPrivate(Path file) {
    try {
      return KeyFactory.getInstance(ALGORITHM)
          .generatePrivate(new PKCS8EncodedKeySpec(block(file, Pem.PRIVATE)));
    } catch (GeneralSecurityException wrong) {
      throw SpecFileException.of(file, "its private key is not an Ed25519 key", wrong);
    }
  }

  private static byte[] block(Path file, Pem kind) {
    byte[] block = kind.find(new String(SpecPlace.readAll(file), US_ASCII));
    if (block == null) {
      throw SpecFileException.of(file, "it has no block \"" + kind.title() + "\"", null);
    }
    return block;
  }

  private static IllegalStateException missing(GeneralSecurityException cause) {
    return new IllegalStateException("this JDK has no Ed25519", cause);
  }
}
