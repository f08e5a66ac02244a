package org.omnidesk.ai.adapter;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.omnidesk.ai.text.SparseVector;

/** A trained adapter in a file: numbers as 16-bit floats, its id first. */
final class AdapterFile {

  /** Written by the build, see {@link TrainAdapter}. */
  static final String RESOURCE = "/ai/trained/adapter.bin";

  private static final int MAGIC = 0x4F444131;

  private AdapterFile() {}

  /**
   * The id of the adapter on the class path, without reading the rest.
   *
   * @throws IllegalStateException if the build wrote none
   */
  static String id() {
    try (DataInputStream in = open()) {
      return header(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The adapter on the class path. */
  static Adapter load() {
    try (DataInputStream in = open()) {
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DataInputStream open() {
    InputStream stream = AdapterFile.class.getResourceAsStream(RESOURCE);
    if (stream == null) {
      throw new IllegalStateException(
          RESOURCE + " is not on the class path: Maven's process-classes phase writes it");
    }
    return new DataInputStream(new BufferedInputStream(stream, 1 << 16));
  }

  private static String header(DataInputStream in) throws IOException {
    if (in.readInt() != MAGIC) {
      throw new IllegalStateException(RESOURCE + " was written by another version; build again");
    }
    return in.readUTF();
  }

  static void write(Adapter adapter, Path file) {
    try (OutputStream stream = Files.newOutputStream(file);
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(stream, 1 << 16))) {
      out.writeInt(MAGIC);
      out.writeUTF(adapter.id());
      halves(out, adapter.idf());
      halves(out, adapter.hinglish().weights());
      List<String> words = adapter.loanwords().words();
      out.writeInt(words.size());
      for (String word : words) {
        out.writeUTF(word);
      }
      out.writeInt(adapter.bases().length);
      for (int i = 0; i < adapter.bases().length; i++) {
        SparseVector grams = adapter.grams().get(i);
        out.writeInt(grams.indices().length);
        for (int index : grams.indices()) {
          out.writeShort(index);
        }
        halves(out, grams.values());
        halves(out, adapter.bases()[i]);
        halves(out, adapter.alphas()[i]);
      }
      for (Script script : Script.values()) {
        float[][] map = adapter.maps().get(script);
        out.writeInt(map.length);
        for (float[] row : map) {
          halves(out, row);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Adapter read(DataInputStream in) throws IOException {
    String id = header(in);
    float[] idf = halves(in);
    Lexicon lexicon = Lexicon.load();
    float[] weights = halves(in);
    List<String> words = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      words.add(in.readUTF());
    }
    int n = in.readInt();
    List<SparseVector> grams = new ArrayList<>(n);
    float[][] bases = new float[n][];
    float[][] alphas = new float[n][];
    for (int i = 0; i < n; i++) {
      int[] indices = new int[in.readInt()];
      for (int k = 0; k < indices.length; k++) {
        indices[k] = in.readUnsignedShort();
      }
      grams.add(new SparseVector(indices, halves(in)));
      bases[i] = halves(in);
      alphas[i] = halves(in);
    }
    Map<Script, float[][]> maps = new EnumMap<>(Script.class);
    for (Script script : Script.values()) {
      float[][] map = new float[in.readInt()][];
      for (int k = 0; k < map.length; k++) {
        map[k] = halves(in);
      }
      maps.put(script, map);
    }
    Loanwords loanwords = Loanwords.of(words);
    Gloss gloss = new Gloss(lexicon, loanwords);
    return new Adapter(
        id, idf, grams, bases, alphas, maps, new HinglishModel(weights, gloss), loanwords, gloss);
  }

  private static void halves(DataOutputStream out, float[] values) throws IOException {
    out.writeInt(values.length);
    for (float value : values) {
      out.writeShort(Float.floatToFloat16(value));
    }
  }

  private static float[] halves(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readInt() * 2];
    in.readFully(bytes);
    float[] values = new float[bytes.length / 2];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          Float.float16ToFloat((short) ((bytes[2 * i] & 0xFF) << 8 | bytes[2 * i + 1] & 0xFF));
    }
    return values;
  }
}
