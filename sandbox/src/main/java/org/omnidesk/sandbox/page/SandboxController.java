package org.omnidesk.sandbox.page;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.omnidesk.sandbox.Sandbox;
import org.omnidesk.sandbox.SandboxLogins;
import org.omnidesk.sandbox.SandboxSettings;
import org.omnidesk.sandbox.scenario.Channel;
import org.omnidesk.sandbox.scenario.Library;
import org.omnidesk.sandbox.scenario.Person;
import org.omnidesk.sandbox.scenario.Report;
import org.omnidesk.sandbox.scenario.Sent;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The page's files, and what its buttons do. Everything goes over the real protocols. */
@RestController
@RequestMapping("/sandbox")
public class SandboxController {

  private static final Map<String, MediaType> FILES =
      Map.of(
          "sandbox.css", MediaType.valueOf("text/css;charset=utf-8"),
          "sandbox.js", MediaType.valueOf("text/javascript;charset=utf-8"));

  private final Sandbox sandbox;
  private final OtherSide otherSide;
  private final List<Person> people = Library.read().people();

  public SandboxController(Sandbox sandbox, SandboxSettings settings) {
    this.sandbox = sandbox;
    this.otherSide = new OtherSide(sandbox, settings.ports());
  }

  /** What a visitor writes; {@code person} is a login of {@link #people()}. */
  record Writing(Channel channel, String person, String subject, String text, String urgency) {}

  /** What a visitor adds to something written before. */
  record Addition(Channel channel, String person, String ref, String subject, String text) {}

  /** Someone to write as. */
  record Someone(String login, String name, String email, String phone) {}

  @GetMapping({"", "/"})
  ResponseEntity<Resource> page() {
    return file("index.html", MediaType.valueOf("text/html;charset=utf-8"));
  }

  @GetMapping("/page/{name}")
  ResponseEntity<Resource> asset(@PathVariable String name) {
    MediaType type = FILES.get(name);
    return type == null ? ResponseEntity.notFound().build() : file(name, type);
  }

  @GetMapping("/api/people")
  Map<String, Object> people() {
    return Map.of(
        "desk",
        SandboxLogins.DESK,
        "shortCode",
        SandboxLogins.SHORT_CODE,
        "standIns",
        sandbox.addresses(),
        "people",
        people.stream().map(p -> new Someone(p.login(), p.name(), p.email(), p.phone())).toList());
  }

  @PostMapping("/api/messages")
  Sent write(@RequestBody Writing writing) throws IOException, InterruptedException {
    require(writing.text(), "text");
    if (writing.channel() != Channel.SMS) {
      require(writing.subject(), "subject");
    }
    Report report = report(writing.channel(), writing.subject(), writing.text(), writing.urgency());
    return sandbox.voices().get(writing.channel()).open(person(writing.person()), report, key());
  }

  @PostMapping("/api/followups")
  Sent add(@RequestBody Addition addition) throws IOException, InterruptedException {
    require(addition.text(), "text");
    require(addition.ref(), "ref");
    Report report = report(addition.channel(), addition.subject(), "", null);
    return sandbox
        .voices()
        .get(addition.channel())
        .add(person(addition.person()), report, addition.ref(), addition.text(), key());
  }

  @GetMapping("/api/seen")
  List<OtherSide.Seen> seen(
      @RequestParam Channel channel, @RequestParam String person, @RequestParam String ref)
      throws IOException, InterruptedException {
    return otherSide.look(channel, person(person), ref);
  }

  @ExceptionHandler(IllegalArgumentException.class)
  ResponseEntity<Map<String, String>> wrong(IllegalArgumentException e) {
    return ResponseEntity.badRequest().body(Map.of("error", String.valueOf(e.getMessage())));
  }

  @ExceptionHandler(IOException.class)
  ResponseEntity<Map<String, String>> refused(IOException e) {
    return ResponseEntity.status(HttpStatus.BAD_GATEWAY)
        .body(Map.of("error", "the other side did not take it: " + e));
  }

  private Person person(String login) {
    return people.stream()
        .filter(p -> p.login().equals(login))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("person: nobody of that name"));
  }

  private static void require(String value, String name) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(name + ": is missing");
    }
    if (value.length() > 20_000) {
      throw new IllegalArgumentException(name + ": longer than 20000 characters");
    }
  }

  private static Report report(Channel channel, String subject, String text, String urgency) {
    return new Report(
        "page",
        channel,
        "en",
        urgency == null ? "medium" : urgency,
        subject == null ? "" : subject.replaceAll("\\R", " "),
        text,
        "",
        List.of(),
        List.of());
  }

  private static String key() {
    return "page." + UUID.randomUUID();
  }

  private static ResponseEntity<Resource> file(String name, MediaType type) {
    return ResponseEntity.ok()
        .contentType(type)
        .body(new ClassPathResource(name, SandboxController.class));
  }
}
