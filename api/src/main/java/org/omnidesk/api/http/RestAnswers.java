package org.omnidesk.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.omnidesk.tickets.query.Page;

/** Brings what a bean answered into the form in which it goes out. */
public class RestAnswers {

  private static final byte[] NOTHING = new byte[0];

  private final ObjectMapper json;

  public RestAnswers(ObjectMapper json) {
    this.json = json;
  }

  /**
   * An {@link ApiAnswer} with bytes or a stream as its body; a list as {@code {"items", "next":
   * null}}, null as 204 and any other record as 200 with its JSON.
   */
  public ApiAnswer render(Object answer) {
    ApiAnswer plain =
        switch (answer) {
          case null -> ApiAnswer.empty();
          case ApiAnswer whole -> whole;
          case List<?> items -> ApiAnswer.ok(Page.whole(items));
          default -> ApiAnswer.ok(answer);
        };
    // a file is not read into memory
    Object body = plain.body() instanceof InputStream file ? file : bytes(plain.body());
    // without a type Camel would write all types of the contract, joined by commas, which is none
    String type = plain.contentType() == null ? ApiAnswer.JSON : plain.contentType();
    return new ApiAnswer(plain.status(), type, plain.headers(), body);
  }

  private byte[] bytes(Object body) {
    try {
      return switch (body) {
        case null -> NOTHING;
        case byte[] bytes -> bytes;
        case String text -> text.getBytes(StandardCharsets.UTF_8);
        default -> json.writeValueAsBytes(body);
      };
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer is not writable: " + e.getOriginalMessage(), e);
    }
  }
}
