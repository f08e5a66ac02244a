package org.omnidesk.bench.crash;

/**
 * {@code bench/crash --kills N --messages M [--seed S] [--keep true]}: kills the packaged hub with
 * SIGKILL at random moments while people write over four channels and agents answer, then compares
 * what both sides know. Exits 1 if anything is lost or doubled.
 */
public final class Crash {

  private Crash() {}

  public static void main(String[] arguments) throws Exception {
    CrashOptions options;
    try {
      options = CrashOptions.parse(arguments);
    } catch (IllegalArgumentException wrong) {
      System.err.println("crash: " + wrong.getMessage());
      System.exit(2);
      return;
    }
    CrashReport report = new CrashRun(options, System.out).run();
    report.print(System.out);
    System.exit(report.clean() ? 0 : 1);
  }
}
