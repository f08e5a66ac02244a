package org.omnidesk.api.hub;

import java.util.List;
import java.util.Map;
import org.omnidesk.api.contract.Contract;
import org.springframework.web.util.HtmlUtils;

/** The contract as a page without a script, so that it needs no exception from the CSP. */
class ContractPage {

  private static final String STYLE =
      """
      :root{color-scheme:light dark;font:15px/1.5 system-ui,sans-serif}
      body{max-width:60rem;margin:2rem auto;padding:0 1rem}
      code,pre{font:13px/1.5 ui-monospace,monospace}
      details{border:1px solid #8884;border-radius:6px;margin:.4rem 0;padding:.4rem .8rem}
      summary{cursor:pointer}table{border-collapse:collapse;width:100%}
      td,th{text-align:left;vertical-align:top;border-top:1px solid #8883;padding:.2rem .6rem .2rem 0}
      b{display:inline-block;min-width:4rem}small{opacity:.75}""";

  private final Map<String, Object> document;
  private final StringBuilder html = new StringBuilder();

  ContractPage(Contract contract) {
    this.document = contract.document();
  }

  String html() {
    Map<String, Object> info = map(document.get("info"));
    html.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append("<meta name=\"viewport\" content=\"width=device-width\"><title>")
        .append(text(info.get("title")))
        .append("</title><style>")
        .append(STYLE)
        .append("</style></head><body><h1>")
        .append(text(info.get("title")))
        .append("</h1><p><a href=\"/api/openapi.yaml\">openapi.yaml</a></p>");
    for (String paragraph : String.valueOf(info.get("description")).split("\n\n")) {
      html.append("<p>").append(text(paragraph)).append("</p>");
    }
    list(document.get("tags")).forEach(tag -> tag(map(tag)));
    html.append("<h2>Schemas</h2>");
    map(map(document.get("components")).get("schemas"))
        .forEach((name, schema) -> schema(name, map(schema)));
    return html.append("</body></html>").toString();
  }

  private void tag(Map<String, Object> tag) {
    html.append("<h2>").append(text(tag.get("description"))).append("</h2>");
    map(document.get("paths"))
        .forEach(
            (path, methods) ->
                map(methods)
                    .forEach(
                        (method, operation) -> {
                          if (list(map(operation).get("tags")).contains(tag.get("name"))) {
                            operation(path, method, map(operation));
                          }
                        }));
  }

  private void operation(String path, String method, Map<String, Object> operation) {
    html.append("<details id=\"")
        .append(text(operation.get("operationId")))
        .append("\"><summary><b>")
        .append(text(method.toUpperCase(java.util.Locale.ROOT)))
        .append("</b><code>/api")
        .append(text(path))
        .append("</code> ")
        .append(text(operation.get("summary")))
        .append("</summary>");
    if (operation.get("description") != null) {
      html.append("<p>").append(text(operation.get("description"))).append("</p>");
    }
    Object roles = operation.get("x-roles");
    html.append("<p><small>")
        .append(roles == null ? "Needs no login" : "Roles: " + text(join(roles)))
        .append("</small></p><table>");
    list(operation.get("parameters")).forEach(p -> parameter(map(p)));
    String body = reference(operation.get("requestBody"));
    if (body != null) {
      row("body", link(body));
    }
    map(operation.get("responses"))
        .forEach(
            (status, response) -> {
              Map<String, Object> resolved = resolve(map(response));
              String schema = reference(resolved);
              row(
                  text(status),
                  text(resolved.get("description")) + (schema == null ? "" : " " + link(schema)));
            });
    html.append("</table></details>");
  }

  private void parameter(Map<String, Object> reference) {
    Map<String, Object> parameter = resolve(reference);
    row(
        "<code>"
            + text(parameter.get("name"))
            + "</code> <small>"
            + text(parameter.get("in"))
            + "</small>",
        text(parameter.get("description")));
  }

  private void schema(String name, Map<String, Object> schema) {
    html.append("<details id=\"schema-").append(text(name)).append("\"><summary><code>");
    html.append(text(name)).append("</code> ");
    html.append(text(schema.getOrDefault("description", ""))).append("</summary><table>");
    map(schema.get("properties"))
        .forEach(
            (field, type) -> {
              Map<String, Object> of = map(type);
              Object target = of.getOrDefault("$ref", map(of.get("items")).get("$ref"));
              String shown =
                  target == null
                      ? text(of.getOrDefault("enum", of.getOrDefault("type", "")))
                      : link(last(target));
              row(
                  "<code>" + text(field) + "</code>",
                  shown + " " + text(of.getOrDefault("description", "")));
            });
    if (schema.get("enum") != null) {
      row("values", text(join(schema.get("enum"))));
    }
    html.append("</table></details>");
  }

  private void row(String head, String cell) {
    html.append("<tr><th>").append(head).append("</th><td>").append(cell).append("</td></tr>");
  }

  private static String link(String schema) {
    return "<a href=\"#schema-" + text(schema) + "\">" + text(schema) + "</a>";
  }

  private static String reference(Object message) {
    Map<String, Object> json = map(map(map(message).get("content")).get("application/json"));
    Object target = map(json.get("schema")).get("$ref");
    return target == null ? null : last(target);
  }

  private Map<String, Object> resolve(Map<String, Object> node) {
    if (!(node.get("$ref") instanceof String reference)) {
      return node;
    }
    Map<String, Object> place = document;
    for (String step : reference.substring(2).split("/")) {
      place = map(place.get(step));
    }
    return place;
  }

  private static String last(Object reference) {
    String text = reference.toString();
    return text.substring(text.lastIndexOf('/') + 1);
  }

  private static String join(Object values) {
    return String.join(", ", list(values).stream().map(String::valueOf).toList());
  }

  private static String text(Object value) {
    return value == null ? "" : HtmlUtils.htmlEscape(value.toString());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object node) {
    return node instanceof Map<?, ?> ? (Map<String, Object>) node : Map.of();
  }

  private static List<?> list(Object node) {
    return node instanceof List<?> list ? list : List.of();
  }
}
