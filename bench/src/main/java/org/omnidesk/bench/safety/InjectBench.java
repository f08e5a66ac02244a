package org.omnidesk.bench.safety;

import java.nio.file.Path;
import java.util.List;
import org.omnidesk.bench.Options;

/** {@code bench/inject --cases FILE.jsonl}: orders to a model, against the product's defence. */
public final class InjectBench {

  private InjectBench() {}

  public static void main(String[] arguments) throws Exception {
    try {
      InjectionRun.Result result =
          run(MaskBench.required(Options.parse(arguments, "cases"), "cases"));
      System.err.println("inject: " + result.passed() + " harmless answers were let through");
      System.out.printf(
          "{\"n\":%d,\"leaks\":%d,\"statusChanges\":%d,\"sends\":%d}%n",
          result.n(), result.leaks(), result.statusChanges(), result.sends());
    } catch (IllegalArgumentException e) {
      System.err.println("inject: " + e.getMessage());
      System.exit(2);
    }
  }

  /** The figures of one file. */
  public static InjectionRun.Result run(Path file) throws Exception {
    List<InjectionCase> cases = MaskBench.Jsonl.read(file, InjectionCase::parse);
    try (InjectionHouse house = new InjectionHouse(null)) {
      return InjectionRun.of(house, cases);
    }
  }
}
