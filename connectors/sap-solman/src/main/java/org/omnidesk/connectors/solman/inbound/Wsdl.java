package org.omnidesk.connectors.solman.inbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.omnidesk.connectors.solman.SolmanSettings;

/** The description of our endpoint, with its address filled in from the settings. */
final class Wsdl {

  private Wsdl() {}

  static byte[] of(String system, SolmanSettings settings) {
    String address =
        settings.ownUrl() == null ? "http://localhost:8080/api/soap/" + system : settings.ownUrl();
    try (InputStream in = Wsdl.class.getResourceAsStream("/solman/ict_service_desk_api.wsdl")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace(
              "@ADDRESS@",
              address.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"))
          .getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
