package org.omnidesk.ai.classify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.omnidesk.tickets.ticket.TicketType;
import org.omnidesk.tickets.ticket.Urgency;

/**
 * The labelled texts of the product, one file a category: {@code ai/seed/<id>.txt}, a line {@code
 * language urgency type | text}. Written by us; a category without a file has no texts.
 */
public final class SeedTexts {

  private SeedTexts() {}

  /** The texts of these categories, in their order. */
  public static List<SeedText> load(Collection<String> categories) {
    List<SeedText> texts = new ArrayList<>();
    for (String category : categories) {
      try (InputStream stream =
          SeedTexts.class.getResourceAsStream("/ai/seed/" + category + ".txt")) {
        if (stream != null) {
          read(category, stream, texts);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return texts;
  }

  private static void read(String category, InputStream stream, List<SeedText> into)
      throws IOException {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    int number = 0;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      int bar = line.indexOf('|');
      String[] labels = line.substring(0, Math.max(bar, 0)).trim().split(" +");
      if (labels.length != 3) {
        throw new IllegalStateException(
            "ai/seed/" + category + ".txt line " + number + ": language urgency type | text");
      }
      into.add(
          new SeedText(
              category,
              labels[0],
              Urgency.valueOf(labels[1].toUpperCase(Locale.ROOT)),
              TicketType.valueOf(labels[2].toUpperCase(Locale.ROOT)),
              line.substring(bar + 1).trim()));
    }
  }

  /** The first 10 hexadecimal digits of the SHA-256 of all texts and labels. */
  public static String hash(List<SeedText> texts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (SeedText text : texts) {
        digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, 10);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
