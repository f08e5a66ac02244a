package org.omnidesk.sandbox.solman;

import java.io.IOException;
import java.util.List;

/** The service desk's people on this side: each act is stored together with the call it causes. */
final class Desk {

  private static final String PROFILE = "SMIN0001";
  private static final Incident.Person CLERK =
      new Incident.Person("SDESK", "Service", "Desk", "service.desk@example.com", "");

  private final SolmanStandIn.Options options;
  private final SolmanBook book;
  private final HubCaller caller;

  Desk(SolmanStandIn.Options options, SolmanBook book, HubCaller caller) {
    this.options = options;
    this.book = book;
    this.caller = caller;
  }

  Incident open(ControlDoor.NewIncident wanted) throws IOException {
    if (wanted.title() == null || wanted.title().isBlank()) {
      throw new IllegalArgumentException("title is missing");
    }
    String at = IctBlocks.now();
    String guid = wanted.guid() == null ? SoapDoor.newGuid() : wanted.guid();
    if (book.incident(guid).isPresent()) {
      throw new IllegalArgumentException("guid is taken");
    }
    Incident.Person reporter = wanted.reporter() == null ? CLERK : wanted.reporter();
    String status = "E0001" + PROFILE;
    List<Incident.Text> texts =
        wanted.description() == null
            ? List.of()
            : List.of(new Incident.Text("SU99", wanted.description(), at, reporter.id(), "solman"));
    List<Incident.File> files = files(wanted.attachments(), at, reporter);
    String title = cut(wanted.title());
    Incident incident =
        book.create(
            number ->
                new Incident(
                    guid,
                    number,
                    options.systemGuid(),
                    "",
                    title,
                    wanted.priority() == null ? "3" : wanted.priority(),
                    wanted.language() == null ? "EN" : wanted.language(),
                    wanted.component(),
                    status,
                    reporter.id(),
                    List.of(reporter),
                    texts,
                    files,
                    List.of(),
                    null),
            new Outgoing(
                0,
                wanted.operation() == null ? "ReplicateIncident" : wanted.operation(),
                guid,
                at,
                status,
                texts,
                files,
                List.of(),
                List.of(reporter)));
    caller.nudge();
    return incident;
  }

  Incident add(String guid, ControlDoor.NewText wanted) throws IOException {
    return act("AddInfo", guid, wanted, wanted.status());
  }

  Incident close(String guid, ControlDoor.NewText wanted) throws IOException {
    return act(
        "CloseIncident",
        guid,
        wanted,
        wanted.status() == null ? "E0008" + PROFILE : wanted.status());
  }

  /** Sends all texts again, the hub's own ones too, as a re-replication does. */
  Incident resend(String guid) throws IOException {
    Incident known = book.incident(guid).orElseThrow();
    Incident incident =
        book.change(
            guid,
            i -> i,
            new Outgoing(
                0,
                "AddInfo",
                guid,
                IctBlocks.now(),
                known.status(),
                known.texts(),
                known.files(),
                List.of(),
                known.persons()));
    caller.nudge();
    return incident;
  }

  private Incident act(String operation, String guid, ControlDoor.NewText wanted, String status)
      throws IOException {
    String at = IctBlocks.now();
    Incident.Person author = wanted.author() == null ? CLERK : wanted.author();
    List<Incident.Text> texts =
        wanted.text() == null
            ? List.of()
            : List.of(
                new Incident.Text(
                    wanted.textType() == null ? "SU01" : wanted.textType(),
                    wanted.text(),
                    at,
                    author.id(),
                    "solman"));
    List<Incident.File> files = files(wanted.attachments(), at, author);
    List<String> deleted =
        wanted.deleteAttachments() == null ? List.of() : wanted.deleteAttachments();
    Incident incident =
        book.change(
            guid,
            i -> {
              Incident more = i.with(List.of(author), texts, files).without(deleted);
              return status == null ? more : more.withStatus(status);
            },
            new Outgoing(0, operation, guid, at, status, texts, files, deleted, List.of(author)));
    caller.nudge();
    return incident;
  }

  private static List<Incident.File> files(
      List<ControlDoor.NewFile> wanted, String at, Incident.Person author) {
    return wanted == null
        ? List.of()
        : wanted.stream()
            .map(
                file ->
                    new Incident.File(
                        file.guid() == null ? SoapDoor.newGuid() : file.guid(),
                        file.fileName(),
                        file.mimeType(),
                        file.data(),
                        at,
                        author.id(),
                        "solman"))
            .toList();
  }

  /** 40 characters, as the field has. */
  private static String cut(String title) {
    return title.length() <= 40 ? title : title.substring(0, 40);
  }
}
