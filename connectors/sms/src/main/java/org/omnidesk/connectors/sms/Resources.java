package org.omnidesk.connectors.sms;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads a YAML file of the configuration into a record; unknown keys are refused. */
final class Resources {

  private static final ObjectMapper RECORDS =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private Resources() {}

  /**
   * @param location {@code file:…} or {@code classpath:…}
   * @throws IllegalArgumentException naming the file and what is wrong with it
   */
  static <T> T yaml(String location, Class<T> type) {
    if (location == null || !location.matches("(file|classpath):.+")) {
      throw new IllegalArgumentException("'" + location + "' must begin with file: or classpath:");
    }
    Resource resource =
        new DefaultResourceLoader(Resources.class.getClassLoader()).getResource(location);
    try (InputStream in = resource.getInputStream()) {
      Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
      if (!(tree instanceof Map)) {
        throw new IllegalArgumentException(location + " holds no YAML mapping");
      }
      return RECORDS.convertValue(tree, type);
    } catch (IOException | YAMLException e) {
      throw new IllegalArgumentException(location + " cannot be read: " + e.getMessage(), e);
    }
  }
}
