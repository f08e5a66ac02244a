package org.omnidesk.api.reference;

import java.util.List;
import org.omnidesk.api.http.ApiProblemException;
import org.omnidesk.api.http.Query;
import org.omnidesk.api.security.CurrentUser;
import org.omnidesk.tickets.query.KnowledgeQueries;
import org.omnidesk.tickets.query.KnowledgeView;
import org.omnidesk.tickets.response.ResponseTemplate;
import org.omnidesk.tickets.response.ResponseTemplates;
import org.omnidesk.tickets.system.Systems;

/** Templates and articles. */
public class ReferenceApi {

  private final List<ResponseTemplates> templates;
  private final Systems systems;
  private final KnowledgeQueries knowledge;
  private final CurrentUser current;

  /**
   * @param systems null where no system is configured
   */
  public ReferenceApi(
      List<ResponseTemplates> templates,
      Systems systems,
      KnowledgeQueries knowledge,
      CurrentUser current) {
    this.templates = List.copyOf(templates);
    this.systems = systems;
    this.knowledge = knowledge;
    this.current = current;
  }

  /** The templates of a system; none for a system whose channel takes free text. */
  public List<ResponseTemplate> templates(String query) {
    String system = Query.of(query).text("system");
    return templates.stream()
        .filter(kind -> systems != null && systems.ofType(kind.type()).contains(system))
        .flatMap(kind -> kind.of(system).stream())
        .toList();
  }

  public KnowledgeView knowledge(String id) {
    return knowledge
        .find(Query.id(id), current.reader())
        .orElseThrow(() -> ApiProblemException.notFound("article"));
  }
}
