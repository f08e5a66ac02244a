package org.omnidesk.tickets.query;

import java.time.Instant;
import java.util.List;

/**
 * A wording that an article has or had.
 *
 * @param changedAt when it got this wording
 * @param changedBy name of who gave it; null for the hub
 */
public record KnowledgeVersion(
    int version,
    String title,
    String content,
    String category,
    List<String> tags,
    String language,
    String visibility,
    Instant changedAt,
    String changedBy) {}
