package org.omnidesk.bench.classify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** Ends a program as all of bench end: one JSON object last, or one line of what was wrong. */
final class Program {

  private Program() {}

  /** What a program does. */
  interface Work {
    Map<String, Object> figures();
  }

  /** Prints the figures and ends the process: 0; 2 for a wrong argument; 1 for all else. */
  static void end(String name, Work work) {
    int code = 0;
    try {
      System.out.println(new ObjectMapper().writeValueAsString(work.figures()));
    } catch (IllegalArgumentException wrong) {
      System.err.println(name + ": " + wrong.getMessage());
      code = 2;
    } catch (RuntimeException | JsonProcessingException failed) {
      failed.printStackTrace();
      code = 1;
    }
    // Native libraries keep threads of their own.
    System.exit(code);
  }
}
