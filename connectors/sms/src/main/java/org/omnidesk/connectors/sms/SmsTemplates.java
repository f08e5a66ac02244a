package org.omnidesk.connectors.sms;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.omnidesk.tickets.response.ResponseTemplate;
import org.omnidesk.tickets.response.ResponseTemplates;
import org.omnidesk.tickets.system.Systems;

/** The registered texts of each SMS system, from the file its {@code templates} names. */
public class SmsTemplates implements ResponseTemplates {

  private final Systems systems;
  private final Map<String, TemplateFile> files = new ConcurrentHashMap<>();

  public SmsTemplates(Systems systems) {
    this.systems = systems;
  }

  @Override
  public String type() {
    return SmsSettings.TYPE;
  }

  @Override
  public List<ResponseTemplate> of(String system) {
    return file(system).templates().stream().map(SmsTemplates::published).toList();
  }

  @Override
  public String render(String system, String template, Map<String, String> variables) {
    return file(system).get(template).render(variables);
  }

  private static ResponseTemplate published(TemplateFile.Entry t) {
    return new ResponseTemplate(t.id(), t.registeredId(), t.language(), t.text(), t.places());
  }

  /**
   * @throws IllegalArgumentException if there is none of that id
   */
  ResponseTemplate template(String system, String id) {
    return published(file(system).get(id));
  }

  boolean has(String system, String id) {
    return file(system).templates().stream().anyMatch(t -> t.id().equals(id));
  }

  private TemplateFile file(String system) {
    String location = systems.settings(system, SmsSettings.class).templates();
    return files.computeIfAbsent(location, TemplateFile::load);
  }
}
