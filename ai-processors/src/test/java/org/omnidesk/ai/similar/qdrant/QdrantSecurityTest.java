package org.omnidesk.ai.similar.qdrant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.ai.ModelNotReadyException;
import org.omnidesk.ai.similar.VectorStore;

/** TLS with a private authority and the API key, over a real connection. */
class QdrantSecurityTest {

  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir Path folder;
  private Path certificate;
  private Path key;

  @BeforeEach
  void makeCertificate() throws Exception {
    Path store = folder.resolve("server.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "qdrant",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                store.toString())
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    certificate = pem("CERTIFICATE", keys.getCertificate("qdrant").getEncoded());
    key = pem("PRIVATE KEY", keys.getKey("qdrant", PASSWORD).getEncoded());
  }

  private Path pem(String what, byte[] bytes) throws Exception {
    String text =
        "-----BEGIN %s-----%n%s%n-----END %s-----%n"
            .formatted(what, Base64.getMimeEncoder().encodeToString(bytes), what);
    return Files.writeString(folder.resolve(what.replace(' ', '-') + ".pem"), text);
  }

  private static QdrantVectorStore store(int port, boolean tls, Path authority, String apiKey) {
    return new QdrantVectorStore(
        new QdrantSettings(
            "localhost",
            port,
            tls,
            authority,
            apiKey,
            Duration.ofSeconds(20),
            1,
            256,
            1,
            1,
            1,
            false,
            new QdrantSettings.Hnsw(16, 128, 128, 10_000),
            new QdrantSettings.Quantisation(true, 0.99f, 2)),
        2);
  }

  @Test
  void with_the_authority_and_the_key_calls_go_through_and_without_either_they_do_not() {
    try (QdrantStandIn qdrant = new QdrantStandIn("the key", certificate.toFile(), key.toFile())) {
      try (VectorStore store = store(qdrant.port(), true, certificate, "the key")) {
        assertThat(store.count(VectorStore.TICKETS)).isZero();
      }
      try (VectorStore store = store(qdrant.port(), true, certificate, "another key")) {
        assertThatThrownBy(() -> store.count(VectorStore.TICKETS))
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("omnidesk.ai.vectors.qdrant.api-key")
            .hasMessageNotContaining("another key");
      }
      try (VectorStore store = store(qdrant.port(), true, null, "the key")) {
        assertThatThrownBy(() -> store.count(VectorStore.TICKETS))
            .isInstanceOf(ModelNotReadyException.class);
      }
      try (VectorStore store = store(qdrant.port(), false, null, "the key")) {
        assertThatThrownBy(() -> store.count(VectorStore.TICKETS))
            .isInstanceOf(ModelNotReadyException.class);
      }
    }
  }

  @Test
  void an_authority_that_cannot_be_read_is_named_at_once() {
    assertThatThrownBy(() -> store(1, true, folder.resolve("absent.pem"), null))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("omnidesk.ai.vectors.qdrant.authority");
  }

  @Test
  void the_key_is_in_no_text_of_the_settings() {
    assertThat(
            new QdrantSettings(
                    "host",
                    6334,
                    true,
                    null,
                    "secret",
                    Duration.ofSeconds(1),
                    1,
                    1,
                    1,
                    1,
                    1,
                    false,
                    new QdrantSettings.Hnsw(16, 128, 128, 10_000),
                    new QdrantSettings.Quantisation(false, 0.99f, 2))
                .toString())
        .doesNotContain("secret");
  }
}
