package org.omnidesk.connectors.solman.mapping;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.omnidesk.connectors.solman.SolmanSettings;
import org.omnidesk.connectors.solman.ict.IctIncident;
import org.omnidesk.connectors.solman.ict.IctIncident.Statement;
import org.omnidesk.connectors.solman.ict.IctTime;
import org.omnidesk.tickets.contact.Contact;
import org.omnidesk.tickets.intake.AttachmentIntake;
import org.omnidesk.tickets.intake.ResponseIntake;
import org.omnidesk.tickets.response.Visibility;

/** A call's statements as responses. */
record Statements(IctIncident incident, SolmanSettings settings, TextMarker marker) {

  /**
   * The responses, without the one that is the description.
   *
   * @param files the files to hang on the first of them; alone they make a response of their own,
   *     so that they have someone and a time
   */
  List<ResponseIntake> responses(
      Statement description, List<AttachmentIntake> files, Instant occurred) {
    Map<String, ResponseIntake> byId = new LinkedHashMap<>();
    List<AttachmentIntake> toHang = files;
    for (Statement statement : incident.statements()) {
      if (statement.equals(description) || statement.text().isBlank()) {
        continue;
      }
      boolean own = marker.ownKey(statement.text()).isPresent();
      ResponseIntake response = response(statement, own ? List.of() : toHang, occurred);
      if (byId.putIfAbsent(response.externalId(), response) == null && !own) {
        toHang = List.of();
      }
    }
    if (!toHang.isEmpty()) {
      ResponseIntake alone = filesAlone(toHang, occurred);
      byId.put(alone.externalId(), alone);
    }
    return List.copyOf(byId.values());
  }

  private ResponseIntake response(
      Statement statement, List<AttachmentIntake> files, Instant occurred) {
    String html = StatementText.isHtml(statement.text()) ? statement.text() : null;
    return new ResponseIntake(
        StatementText.id(statement),
        "statement",
        People.contact(incident.persons(), statement.personId()),
        StatementText.plain(statement.text()),
        html,
        settings.textTypes().getOrDefault(statement.textType(), Visibility.INTERNAL),
        IctTime.read(statement.timestamp()).orElse(occurred),
        marker.ownKey(statement.text()).orElse(null),
        files);
  }

  private ResponseIntake filesAlone(List<AttachmentIntake> files, Instant occurred) {
    String names = files.stream().map(AttachmentIntake::fileName).collect(Collectors.joining(", "));
    String ids =
        files.stream()
            .map(file -> file.externalId() == null ? file.fileName() : file.externalId())
            .collect(Collectors.joining(","));
    String person =
        incident.attachments().stream()
            .map(IctIncident.Attachment::personId)
            .filter(id -> !id.isEmpty())
            .findFirst()
            .orElse("");
    Contact author = People.contact(incident.persons(), person);
    return new ResponseIntake(
        "attachment/" + StatementText.hash(ids),
        "attachment",
        author,
        "Attached: " + names,
        null,
        settings.attachmentVisibility(),
        occurred,
        null,
        files);
  }
}
