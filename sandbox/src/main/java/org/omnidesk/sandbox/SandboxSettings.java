package org.omnidesk.sandbox;

import java.net.URI;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The sandbox: stand-ins for the outside systems and the people who write to them.
 *
 * @param folder where the stand-ins keep their state; absent means {@code sandbox} under {@code
 *     omnidesk.data}
 * @param hubUrl where the hub answers, for the calls that GLPI, Solution Manager and the SMS
 *     gateway make to it
 * @param ports of the stand-ins, all on 127.0.0.1
 * @param scenario the traffic that is played
 */
@ConfigurationProperties("omnidesk.sandbox")
public record SandboxSettings(
    Path folder,
    @DefaultValue("http://127.0.0.1:8080") URI hubUrl,
    @DefaultValue Ports ports,
    @DefaultValue Scenario scenario) {

  /** Loopback ports. */
  public record Ports(
      @DefaultValue("18081") int glpi,
      @DefaultValue("18082") int solman,
      @DefaultValue("18013") int sms,
      @DefaultValue("13025") int smtp,
      @DefaultValue("13143") int imap,
      @DefaultValue("18084") int claude) {}

  /**
   * The played traffic.
   *
   * @param enabled whether anything is played
   * @param seed the same seed plays the same tickets at the same moments
   * @param pace 1 is about 60 tickets in two minutes, then one every 20 s; 2 is twice as fast
   */
  public record Scenario(
      @DefaultValue("true") boolean enabled,
      @DefaultValue("42") long seed,
      @DefaultValue("1") double pace) {}
}
