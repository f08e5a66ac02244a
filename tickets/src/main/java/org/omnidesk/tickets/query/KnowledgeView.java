package org.omnidesk.tickets.query;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A knowledge article as people see it. */
public record KnowledgeView(
    UUID id,
    String title,
    String content,
    String category,
    List<String> tags,
    String language,
    String visibility,
    int version,
    Instant updatedAt) {}
