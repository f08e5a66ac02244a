package org.omnidesk.ai.encoder;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Where an encoder's weights and tokenizer are.
 *
 * @param name in model ids; fit for a file name
 * @param url of the weights; null: {@code resource} on the class path
 * @param tokenizerUrl of {@code tokenizer.json}; null: a resource
 * @param resource weights on the class path, where {@code url} is null
 * @param tokenizerResource {@code tokenizer.json} there
 * @param dimensions of its vectors
 * @param pooling as the model's card says
 */
public record ModelSource(
    String name,
    URI url,
    URI tokenizerUrl,
    String resource,
    String tokenizerResource,
    int dimensions,
    Pooling pooling) {

  private static final int SAMPLE = 1 << 20;

  /** all-MiniLM-L6-v2 from its Maven jar: English, 384 dimensions, Apache-2.0. */
  public static ModelSource miniLm(Precision precision) {
    String file = precision == Precision.INT8 ? "/all-minilm-l6-v2-q" : "/all-minilm-l6-v2";
    return new ModelSource(
        "all-MiniLM-L6-v2",
        null,
        null,
        file + ".onnx",
        file + "-tokenizer.json",
        384,
        Pooling.MEAN);
  }

  /**
   * A model elsewhere.
   *
   * @param name null: the file's name and a fingerprint of the content, or of the URL where the
   *     content is not on this machine
   * @throws IllegalArgumentException if the scheme is not {@code file, https} or {@code djl}, or a
   *     file is not there
   */
  public static ModelSource at(
      URI url, URI tokenizer, String name, int dimensions, Pooling pooling) {
    check("model-url", url);
    check("tokenizer-url", tokenizer);
    if (!isFile(tokenizer) && !isFile(url) && tokenizer.getScheme().equals("djl")) {
      throw new IllegalArgumentException(
          "omnidesk.ai.encoder.tokenizer-url: file or https, not " + tokenizer);
    }
    return new ModelSource(
        name == null ? stem(url) + "-" + fingerprint(url) : name,
        url,
        tokenizer,
        null,
        null,
        dimensions,
        pooling);
  }

  private static void check(String setting, URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme();
    if (!scheme.equals("file") && !scheme.equals("https") && !scheme.equals("djl")) {
      throw new IllegalArgumentException(
          "omnidesk.ai.encoder.%s: file:, https: or djl:, not %s".formatted(setting, url));
    }
    if (isFile(url) && !Files.isRegularFile(Path.of(url))) {
      throw new IllegalArgumentException(
          "omnidesk.ai.encoder.%s: no such file: %s".formatted(setting, url));
    }
  }

  static boolean isFile(URI url) {
    return "file".equals(url.getScheme());
  }

  static boolean isOnnx(URI url) {
    return url.toString().toLowerCase(Locale.ROOT).endsWith(".onnx");
  }

  private static String stem(URI url) {
    String[] parts = url.getSchemeSpecificPart().split("/");
    String stem = parts[parts.length - 1].replaceFirst("\\.[A-Za-z0-9]+$", "");
    String clean = stem.replaceAll("[^A-Za-z0-9._-]", "-").replaceFirst("^[^A-Za-z0-9]+", "");
    return clean.isEmpty() ? "model" : clean;
  }

  /** Of length, beginning and end: the whole of a large file would hold up the start. */
  private static String fingerprint(URI url) {
    MessageDigest digest = sha256();
    if (isFile(url)) {
      try (RandomAccessFile file = new RandomAccessFile(Path.of(url).toFile(), "r")) {
        byte[] part = new byte[(int) Math.min(SAMPLE, file.length())];
        file.readFully(part);
        digest.update(part);
        file.seek(file.length() - part.length);
        file.readFully(part);
        digest.update(part);
        digest.update(Long.toString(file.length()).getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    } else {
      digest.update(url.toString().getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 4);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether the weights can be read as a stream here: a resource or a file. */
  boolean isLocal() {
    return url == null || isFile(url);
  }

  /** The weights; to be closed by the caller. */
  InputStream open() throws IOException {
    return url == null ? resource(resource) : open(url);
  }

  /** {@code tokenizer.json}; to be closed by the caller. */
  InputStream openTokenizer() throws IOException {
    return tokenizerUrl == null ? resource(tokenizerResource) : open(tokenizerUrl);
  }

  private static InputStream open(URI url) throws IOException {
    return new BufferedInputStream(
        isFile(url) ? Files.newInputStream(Path.of(url)) : url.toURL().openStream());
  }

  private static InputStream resource(String name) throws IOException {
    InputStream stream = ModelSource.class.getResourceAsStream(name);
    if (stream == null) {
      throw new IOException("not on the class path: " + name);
    }
    return stream;
  }
}
