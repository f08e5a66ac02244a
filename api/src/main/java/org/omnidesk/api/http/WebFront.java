package org.omnidesk.api.http;

import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The web front's addresses live in the browser: whatever is no file and no part of the hub gets
 * the one page that knows them.
 */
public final class WebFront {

  private static final Resource PAGE = new ClassPathResource("static/index.html");
  private static final List<String> NOT_OURS =
      List.of("/api", "/sandbox", "/actuator", "/hawtio", "/jolokia", "/error", "/assets");

  private WebFront() {}

  public static RouterFunction<ServerResponse> page() {
    RequestPredicate address = WebFront::isAddress;
    return RouterFunctions.route()
        .GET(
            address,
            request ->
                PAGE.exists()
                    ? ServerResponse.ok()
                        .contentType(MediaType.TEXT_HTML)
                        .header("Cache-Control", "no-cache")
                        .body(PAGE)
                    : ServerResponse.notFound().build())
        .build();
  }

  private static boolean isAddress(ServerRequest request) {
    String path = request.path();
    return !path.contains(".")
        && NOT_OURS.stream().noneMatch(p -> path.equals(p) || path.startsWith(p + "/"));
  }
}
