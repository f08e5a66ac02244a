package org.omnidesk.api.reference;

import java.util.List;
import org.omnidesk.api.http.Query;
import org.omnidesk.tickets.response.ResponseTemplate;
import org.omnidesk.tickets.response.ResponseTemplates;
import org.omnidesk.tickets.system.Systems;

/** Templates. */
public class ReferenceApi {

  private final List<ResponseTemplates> templates;
  private final Systems systems;

  /**
   * @param systems null where no system is configured
   */
  public ReferenceApi(List<ResponseTemplates> templates, Systems systems) {
    this.templates = List.copyOf(templates);
    this.systems = systems;
  }

  /** The templates of a system; none for a system whose channel takes free text. */
  public List<ResponseTemplate> templates(String query) {
    String system = Query.of(query).text("system");
    return templates.stream()
        .filter(kind -> systems != null && systems.ofType(kind.type()).contains(system))
        .flatMap(kind -> kind.of(system).stream())
        .toList();
  }
}
