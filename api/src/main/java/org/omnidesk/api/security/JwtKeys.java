package org.omnidesk.api.security;

import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/** The RSA key pair that signs (RS256) and verifies access tokens. */
public final class JwtKeys {

  private static final int BITS = 2048;

  private JwtKeys() {}

  /**
   * The configured key, else the one under {@code keys/}, made at the first call.
   *
   * @throws IllegalStateException naming the setting, never the key, if the key is unusable
   */
  static RSAKey load(String configured, Path dataFolder) {
    if (configured != null && !configured.isBlank()) {
      return parse(text(configured.strip()), "omnidesk.security.jwt-key");
    }
    Path file = dataFolder.resolve("keys").resolve("jwt-rs256.pem");
    try {
      if (!Files.exists(file)) {
        SecretFiles.write(file, generate());
      }
      return parse(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read or write " + file, e);
    }
  }

  private static String text(String configured) {
    if (!configured.startsWith("file:")) {
      return configured;
    }
    try {
      return Files.readString(Path.of(configured.substring("file:".length())));
    } catch (IOException e) {
      throw new IllegalStateException(
          "omnidesk.security.jwt-key: the file it names cannot be read", e);
    }
  }

  private static RSAKey parse(String pem, String source) {
    try {
      String base64 = pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "").replaceAll("\\s", "");
      KeyFactory rsa = KeyFactory.getInstance("RSA");
      RSAPrivateCrtKey key =
          (RSAPrivateCrtKey)
              rsa.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
      if (key.getModulus().bitLength() < BITS) {
        throw new IllegalStateException(source + ": the RSA key has fewer than 2048 bits");
      }
      RSAPublicKey open =
          (RSAPublicKey)
              rsa.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
      return new RSAKey.Builder(open).privateKey(key).keyIDFromThumbprint().build();
    } catch (GeneralSecurityException
        | IllegalArgumentException
        | ClassCastException
        | com.nimbusds.jose.JOSEException e) {
      throw new IllegalStateException(source + ": is no RSA private key in PEM (PKCS#8)");
    }
  }

  private static String generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      return "-----BEGIN PRIVATE KEY-----\n"
          + Base64.getMimeEncoder(64, new byte[] {'\n'})
              .encodeToString(generator.generateKeyPair().getPrivate().getEncoded())
          + "\n-----END PRIVATE KEY-----\n";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK makes RSA keys", e);
    }
  }
}
