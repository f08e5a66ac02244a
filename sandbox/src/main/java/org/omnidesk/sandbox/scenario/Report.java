package org.omnidesk.sandbox.scenario;

import java.util.List;

/**
 * One hand-written ticket with {@code {name}}, {@code {site}} and other places to fill.
 *
 * @param id its name in the files
 * @param channel how it is written
 * @param lang {@code en}, {@code de}, {@code hi} or {@code hinglish}
 * @param urgency {@code low}, {@code medium}, {@code high} or {@code critical}
 * @param subject empty for an SMS
 * @param text what is written
 * @param shape how a mail that is hard to parse is built; empty for an ordinary one
 * @param attach names of attachments, made when it is sent
 * @param then what the same person adds later
 */
public record Report(
    String id,
    Channel channel,
    String lang,
    String urgency,
    String subject,
    String text,
    String shape,
    List<String> attach,
    List<Follow> then) {

  Report filled(java.util.function.UnaryOperator<String> fill) {
    return new Report(
        id,
        channel,
        lang,
        urgency,
        fill.apply(subject),
        fill.apply(text),
        shape,
        attach,
        then.stream().map(f -> new Follow(f.after(), fill.apply(f.text()))).toList());
  }
}
