package org.omnidesk.api.security;

import java.nio.file.Path;

/** Where this installation keeps what is its own: {@code omnidesk.data}. */
public record DataFolder(Path path) {}
