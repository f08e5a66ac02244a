package org.omnidesk.sandbox;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.omnidesk.sandbox.embedded.EmbeddedStartException;
import org.omnidesk.sandbox.scenario.Channel;
import org.omnidesk.sandbox.scenario.GlpiVoice;
import org.omnidesk.sandbox.scenario.Library;
import org.omnidesk.sandbox.scenario.MailVoice;
import org.omnidesk.sandbox.scenario.Play;
import org.omnidesk.sandbox.scenario.Player;
import org.omnidesk.sandbox.scenario.SmsVoice;
import org.omnidesk.sandbox.scenario.SolmanVoice;
import org.omnidesk.sandbox.scenario.Voice;
import org.omnidesk.sandbox.standin.StandIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the stand-ins before the hub's routes and stops them after; the scenario plays once the
 * hub is ready.
 */
public final class Sandbox implements SmartLifecycle, DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(Sandbox.class);

  private final SandboxSettings settings;
  private final Path folder;
  private final StandIns standIns;
  private final Map<Channel, Voice> voices;
  private final GlpiVoice glpi;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private volatile boolean running;

  /**
   * @param folder where the stand-ins and the scenario keep their state
   */
  public Sandbox(SandboxSettings settings, Path folder) {
    this.settings = settings;
    this.folder = folder;
    this.standIns = StandIns.of(settings, folder);
    Map<Channel, Voice> byChannel = new EnumMap<>(Channel.class);
    byChannel.put(Channel.MAIL, new MailVoice(settings.ports().smtp()));
    byChannel.put(Channel.SMS, new SmsVoice(settings.ports().sms()));
    byChannel.put(Channel.SOLMAN, new SolmanVoice(settings.ports().solman()));
    this.glpi =
        new GlpiVoice(
            settings.ports().glpi(),
            SandboxLogins.GLPI_APP_TOKEN,
            person -> new GlpiVoice.Login(person.login(), SandboxLogins.GLPI_PEOPLE_PASSWORD));
    byChannel.put(Channel.GLPI, glpi);
    this.voices = Map.copyOf(byChannel);
  }

  /** How people write, by channel. */
  public Map<Channel, Voice> voices() {
    return voices;
  }

  /** GLPI as its users see it. */
  public GlpiVoice glpi() {
    return glpi;
  }

  /** The mails in someone's inbox, oldest first, byte for byte. */
  public List<byte[]> mails(String address) {
    return standIns.mailbox().mails(address);
  }

  /** Name and address of each stand-in. */
  public List<String> addresses() {
    return standIns.all().stream().map(s -> s.name() + " " + s.address()).toList();
  }

  @Override
  public synchronized void start() {
    for (StandIn standIn : standIns.all()) {
      try {
        standIn.start();
      } catch (Exception e) {
        stop();
        throw new EmbeddedStartException(
            "the sandbox's %s does not start (%s): set omnidesk.sandbox.ports.* or omnidesk.sandbox.enabled=false"
                .formatted(standIn.name(), e.getMessage()),
            e);
      }
      open.push(standIn);
      LOG.info("Sandbox: {} at {}", standIn.name(), standIn.address());
    }
    if (settings.scenario().enabled()) {
      Player player =
          new Player(
              Play.of(Library.read(), settings.scenario().seed()),
              voices,
              folder.resolve("scenario"),
              settings.scenario().pace(),
              settings.hubUrl().resolve("/api/health"));
      player.start();
      open.push(player);
    }
    running = true;
  }

  @Override
  public synchronized void stop() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        LOG.warn("part of the sandbox did not stop cleanly", e);
      }
    }
    running = false;
  }

  /**
   * Also when the hub's start fails after this one began: Spring then stops no lifecycle, and the
   * mail server's threads would keep the process alive.
   */
  @Override
  public void destroy() {
    stop();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before Camel's routes, which begin to poll at once; after the embedded services. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE + 100;
  }
}
