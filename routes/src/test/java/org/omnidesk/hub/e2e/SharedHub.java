package org.omnidesk.hub.e2e;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands the one running hub to every class that wants it; it is started by the first and stopped
 * after the last. Its sandbox plays nothing: what is in it was put there by a test.
 */
public final class SharedHub implements ParameterResolver {

  private record Running(PackagedHub hub) implements ExtensionContext.Store.CloseableResource {
    @Override
    public void close() {
      hub.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == PackagedHub.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(SharedHub.class))
        .getOrComputeIfAbsent(
            "hub", key -> new Running(new PackagedHub("shared").start()), Running.class)
        .hub();
  }
}
