package org.omnidesk.bench.crash;

import org.omnidesk.bench.Options;

/**
 * What a crash test does.
 *
 * @param kills how often the hub gets a SIGKILL
 * @param messages how many messages people write, over all four channels
 * @param seed of the random numbers; the moments of the kills also depend on the machine
 * @param keep whether the work folder stays for a look
 */
public record CrashOptions(int kills, int messages, int seed, boolean keep) {

  static CrashOptions parse(String[] arguments) {
    Options given = Options.parse(arguments, "kills", "messages", "seed", "keep");
    return new CrashOptions(
        given.number("kills", 6),
        given.number("messages", 600),
        given.number("seed", 42),
        Boolean.parseBoolean(given.text("keep", "false")));
  }
}
