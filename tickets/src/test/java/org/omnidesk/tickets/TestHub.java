package org.omnidesk.tickets;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.omnidesk.tickets.event.CloudEvent;
import org.omnidesk.tickets.event.TicketEvent;
import org.omnidesk.tickets.intake.Intake;
import org.omnidesk.tickets.intake.IntakeFailures;
import org.omnidesk.tickets.intake.IntakeService;
import org.omnidesk.tickets.intake.MessageMapper;
import org.omnidesk.tickets.intake.TicketIntake;
import org.omnidesk.tickets.intake.UnreadableMessageException;
import org.omnidesk.tickets.message.Checkpoint;
import org.omnidesk.tickets.message.InboundMessage;
import org.omnidesk.tickets.message.IntakeResult;
import org.omnidesk.tickets.message.KeptMessage;
import org.omnidesk.tickets.message.MessageStore;
import org.omnidesk.tickets.response.ResponseTemplate;
import org.omnidesk.tickets.response.ResponseTemplates;
import org.omnidesk.tickets.system.SystemCatalog;
import org.omnidesk.tickets.system.UnknownSystemException;
import org.omnidesk.tickets.ticket.Channel;
import org.omnidesk.tickets.ticket.TicketRow;
import org.omnidesk.tickets.ticket.TicketStore;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The domain's beans as the hub wires them, on a database of their own. What a message means is
 * given by the test instead of a connector.
 */
public final class TestHub implements AutoCloseable {

  private static final Map<String, Channel> SYSTEMS =
      Map.of(
          "glpi-hq", Channel.GLPI,
          "solman-prod", Channel.SAP_SOLMAN,
          "mail-support", Channel.EMAIL,
          "sms-main", Channel.SMS,
          "portal", Channel.PORTAL);

  private final HikariDataSource source = TestPostgres.fresh();
  private final Map<String, Intake> meanings = new ConcurrentHashMap<>();
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();
  public final JdbcClient jdbc = JdbcClient.create(source);

  public TestHub(Path data) {
    context.setEnvironment(
        new MockEnvironment()
            .withProperty("omnidesk.data", data.toString())
            .withProperty("omnidesk.attachment-limit", "1000000"));
    context.registerBean(DataSource.class, () -> source);
    context.registerBean(JdbcClient.class, () -> jdbc);
    context.registerBean(
        PlatformTransactionManager.class, () -> new JdbcTransactionManager(source));
    context.registerBean(SystemCatalog.class, Catalog::new);
    context.registerBean(ResponseTemplates.class, SmsTexts::new);
    for (String type : List.of("glpi", "sap-solman", "email", "sms")) {
      context.registerBean(type + "Mapper", MessageMapper.class, () -> new Given(type, meanings));
    }
    context.register(TicketsConfiguration.class);
    context.refresh();
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** A message that, once it is applied, means the given. */
  public InboundMessage message(String system, String id, Intake meaning, Checkpoint checkpoint) {
    String revision = UUID.randomUUID().toString();
    if (meaning != null) {
      meanings.put(revision, meaning);
    }
    return new InboundMessage(
        system,
        id,
        revision,
        "test",
        ("message " + revision).getBytes(),
        "text/plain",
        Map.of(),
        Instant.now(),
        checkpoint);
  }

  /** Keeps and applies a message as the intake route does. */
  public IntakeResult receive(String system, TicketIntake intake) {
    return apply(bean(MessageStore.class).keep(message(system, intake.externalId(), intake, null)));
  }

  public IntakeResult receive(String system, Intake intake) {
    return apply(
        bean(MessageStore.class).keep(message(system, UUID.randomUUID().toString(), intake, null)));
  }

  /** What the route {@code apply-message} does. */
  public IntakeResult apply(KeptMessage kept) {
    IntakeFailures failures = bean(IntakeFailures.class);
    if (kept.settled()) {
      return failures.settledBefore(kept);
    }
    try {
      return bean(IntakeService.class).apply(kept);
    } catch (UnreadableMessageException e) {
      return failures.unreadable(kept, e.getMessage());
    } catch (Exception e) {
      return failures.failed(kept, e);
    }
  }

  public TicketRow ticket(UUID id) {
    return bean(TicketStore.class).find(id).orElseThrow();
  }

  /** The events of a ticket, oldest first. */
  public List<TicketEvent> events(UUID ticket) {
    return jdbc
        .sql("SELECT payload::text FROM outbox WHERE ticket_id = ? ORDER BY seq")
        .param(ticket)
        .query(String.class)
        .list()
        .stream()
        .map(CloudEvent::read)
        .toList();
  }

  public long count(String fromWhere, Object... params) {
    return jdbc.sql("SELECT count(*) FROM " + fromWhere)
        .params(List.of(params))
        .query(Long.class)
        .single();
  }

  public String text(String sql, Object... params) {
    return jdbc.sql(sql).params(List.of(params)).query(String.class).single();
  }

  /** A user of a role; returns the id. */
  public UUID user(String email, String role) {
    UUID id = UUID.randomUUID();
    jdbc.sql("INSERT INTO users (id, email, name, role, password_hash) VALUES (?, ?, ?, ?, 'x')")
        .params(id, email, email.substring(0, email.indexOf('@')), role)
        .update();
    return id;
  }

  @Override
  public void close() {
    context.close();
    source.close();
  }

  private record Given(String type, Map<String, Intake> meanings) implements MessageMapper {
    @Override
    public Intake map(InboundMessage message) throws UnreadableMessageException {
      Intake intake = meanings.get(message.revision());
      if (intake == null) {
        throw new UnreadableMessageException("content: means nothing");
      }
      return intake;
    }
  }

  private static final class Catalog implements SystemCatalog {
    @Override
    public String type(String system) {
      return channel(system).wireName();
    }

    @Override
    public Channel channel(String system) {
      if (!SYSTEMS.containsKey(system)) {
        throw new UnknownSystemException(system);
      }
      return SYSTEMS.get(system);
    }

    @Override
    public Optional<String> first(String type) {
      return SYSTEMS.keySet().stream().filter(name -> type(name).equals(type)).findFirst();
    }

    @Override
    public List<String> names() {
      return List.copyOf(SYSTEMS.keySet());
    }
  }

  private static final class SmsTexts implements ResponseTemplates {
    private static final UnaryOperator<String> TEXT = number -> "We work on " + number + ".";

    @Override
    public String type() {
      return "sms";
    }

    @Override
    public List<ResponseTemplate> of(String system) {
      return List.of(
          new ResponseTemplate(
              "in-progress", null, "en", "We work on {number}.", List.of("number")));
    }

    @Override
    public String render(String system, String template, Map<String, String> variables) {
      if (!template.equals("in-progress") || !variables.containsKey("number")) {
        throw new IllegalArgumentException("template: no such template, or number is missing");
      }
      return TEXT.apply(variables.get("number"));
    }
  }
}
