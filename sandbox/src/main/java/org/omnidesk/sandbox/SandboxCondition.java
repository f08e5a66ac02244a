package org.omnidesk.sandbox;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** {@code omnidesk.sandbox.enabled}; without it, the development profile. */
final class SandboxCondition implements Condition {

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    Environment environment = context.getEnvironment();
    boolean development = environment.acceptsProfiles(Profiles.of("development"));
    return environment.getProperty("omnidesk.sandbox.enabled", Boolean.class, development);
  }
}
