package org.omnidesk.sandbox.claude;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Answers a question from its own words, the same every time: fills the schema field by field. An
 * enumeration takes the value whose words (and line in the system prompt) the ticket shares, a
 * quote is a sentence of the ticket, a claim is a sentence of a given source and names it.
 */
final class ClaudeAnswers {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern SERIOUS =
      Pattern.compile(
          "(?iu)\\b(outage|down|everyone|nobody|all users|production|urgent|asap|breach|sab|turant)\\b|सब|तुरंत");
  private static final Pattern RELAXED =
      Pattern.compile("(?iu)\\b(whenever|no hurry|no rush|next week|jaldi nahi)\\b");
  private static final Pattern WISH =
      Pattern.compile("(?iu)\\b(need|request|please (install|order|create)|new|chahiye)\\b|चाहिए");
  private static final Pattern SOURCE_FIELD = Pattern.compile("(?i).*(source|cite|citation|ref).*");
  private static final Pattern QUOTE_FIELD = Pattern.compile("(?i).*(quote|evidence|reason).*");

  private final String system;
  private final String user;
  private final String ticket;
  private final Set<String> words;
  private final Map<String, String> sources;

  ClaudeAnswers(ClaudeRequest request) {
    this.system = request.system();
    this.user = request.user();
    this.ticket = ClaudeSources.ticket(user);
    this.words = ClaudeSources.words(ticket);
    this.sources = ClaudeSources.sources(user);
  }

  /** An answer that fits the schema; plain words where there is none. */
  String answer(JsonNode schema) {
    return schema == null ? bestClaim(0) : fill("", schema, 0).toString();
  }

  private JsonNode fill(String name, JsonNode schema, int index) {
    if (schema.path("enum").isArray()) {
      return pick(name, schema.path("enum"));
    }
    if (schema.has("const")) {
      return schema.get("const");
    }
    JsonNode either = schema.has("anyOf") ? schema.get("anyOf") : schema.path("oneOf");
    if (either.isArray() && !either.isEmpty()) {
      return fill(name, either.get(0), index);
    }
    return switch (type(schema)) {
      case "object" -> object(schema, index);
      case "array" -> array(name, schema);
      case "integer" -> JSON.getNodeFactory().numberNode(integer(name, index));
      case "number" -> JSON.getNodeFactory().numberNode(confidence());
      case "boolean" -> JSON.getNodeFactory().booleanNode(!sources.isEmpty());
      case "null" -> JSON.nullNode();
      default -> JSON.getNodeFactory().textNode(text(name, index));
    };
  }

  private static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    return type.isArray() ? type.get(0).asText() : type.asText("object");
  }

  private ObjectNode object(JsonNode schema, int index) {
    ObjectNode object = JSON.createObjectNode();
    schema
        .path("properties")
        .properties()
        .forEach(
            entry -> object.set(entry.getKey(), fill(entry.getKey(), entry.getValue(), index)));
    return object;
  }

  /** A claim for each source, a quote for the ticket, else one item. */
  private ArrayNode array(String name, JsonNode schema) {
    JsonNode items = schema.path("items");
    boolean claims =
        items.path("properties").properties().stream()
            .anyMatch(entry -> SOURCE_FIELD.matcher(entry.getKey()).matches());
    int count = claims && !sources.isEmpty() ? Math.min(3, claims()) : 1;
    ArrayNode array = JSON.createArrayNode();
    for (int i = 0; i < count; i++) {
      array.add(fill(name, items, SOURCE_FIELD.matcher(name).matches() ? -1 : i));
    }
    return array;
  }

  private JsonNode pick(String name, JsonNode values) {
    List<String> all =
        StreamSupport.stream(values.spliterator(), false).map(JsonNode::asText).toList();
    String picked;
    if (all.contains("critical")) {
      picked =
          SERIOUS.matcher(ticket).find()
              ? "high"
              : RELAXED.matcher(ticket).find() ? "low" : "medium";
    } else if (all.contains("incident")) {
      picked = WISH.matcher(ticket).find() ? "request" : "incident";
    } else if (name.toLowerCase(Locale.ROOT).contains("field")) {
      picked = all.get(0);
    } else {
      picked =
          all.stream()
              .max(Comparator.comparingInt(this::score))
              .filter(best -> score(best) > 0)
              .orElse(all.contains("unsure") ? "unsure" : all.get(0));
    }
    return JSON.getNodeFactory().textNode(all.contains(picked) ? picked : all.get(0));
  }

  /** Words of a value, and of what the instructions say about it, that the ticket has. */
  private int score(String value) {
    String about =
        system
            .lines()
            .filter(line -> line.strip().startsWith("- " + value))
            .collect(Collectors.joining(" ", value.replace('-', ' ') + " ", ""));
    return ClaudeSources.shared(ClaudeSources.words(about), words);
  }

  /** Half, and more for each word that speaks for the choice; nobody takes it for calibrated. */
  private double confidence() {
    int best =
        listed().stream()
            .map(ClaudeSources::words)
            .mapToInt(line -> ClaudeSources.shared(line, words))
            .max()
            .orElse(0);
    return Math.min(0.95, 0.5 + 0.1 * best);
  }

  /** What the instructions list. */
  private List<String> listed() {
    return system.lines().filter(line -> line.strip().startsWith("- ")).toList();
  }

  private String text(String name, int index) {
    if (SOURCE_FIELD.matcher(name).matches()) {
      return sourceOf(Math.max(0, index));
    }
    if (QUOTE_FIELD.matcher(name).matches()) {
      return quote();
    }
    if (name.toLowerCase(Locale.ROOT).contains("language")) {
      return ticket.codePoints().anyMatch(c -> c >= 0x900 && c <= 0x97F) ? "hi" : "en";
    }
    return bestClaim(index);
  }

  private int integer(String name, int index) {
    return SOURCE_FIELD.matcher(name).matches() && !sources.isEmpty()
        ? Integer.parseInt(sourceOf(Math.max(0, index)))
        : 1;
  }

  /** The sentence of the ticket that speaks most for a choice, cut to 200 characters. */
  private String quote() {
    Set<String> known = ClaudeSources.words(String.join(" ", listed()));
    String best =
        ClaudeSources.sentences(ticket).stream()
            .max(Comparator.comparingInt(s -> ClaudeSources.shared(ClaudeSources.words(s), known)))
            .orElse(ticket.strip());
    return best.length() > 200 ? best.substring(0, 200) : best;
  }

  private record Claim(String source, String sentence, int score) {}

  private List<Claim> ranked() {
    return sources.entrySet().stream()
        .flatMap(
            source ->
                ClaudeSources.sentences(source.getValue()).stream()
                    .map(
                        sentence ->
                            new Claim(
                                source.getKey(),
                                sentence,
                                ClaudeSources.shared(ClaudeSources.words(sentence), words))))
        .sorted(Comparator.comparingInt(Claim::score).reversed())
        .toList();
  }

  private int claims() {
    return Math.max(1, (int) ranked().stream().filter(claim -> claim.score() > 0).count());
  }

  private String sourceOf(int index) {
    List<Claim> ranked = ranked();
    return ranked.isEmpty() ? "1" : ranked.get(Math.min(index, ranked.size() - 1)).source();
  }

  private String bestClaim(int index) {
    List<Claim> ranked = ranked();
    return ranked.isEmpty()
        ? quote()
        : ranked.get(Math.min(Math.max(0, index), ranked.size() - 1)).sentence();
  }
}
