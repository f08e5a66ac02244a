package org.omnidesk.api.security;

import java.util.UUID;

/** Somebody who may sign in. */
public record User(UUID id, String email, String name, String role, String department) {}
