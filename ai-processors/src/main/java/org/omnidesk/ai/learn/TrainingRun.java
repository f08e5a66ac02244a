package org.omnidesk.ai.learn;

import java.time.Instant;
import java.util.UUID;

/**
 * A training, running or over.
 *
 * @param command {@code train, evaluate} or {@code fine-tune}
 * @param state {@code running, done} or {@code failed}
 * @param step what is done now, for people
 * @param done steps finished
 * @param of steps in all; 0 while unknown
 * @param outcome what came of it, for people; null while it runs
 * @param version of the model it made; null if none
 * @param user who asked for it; null: the hub itself
 * @param finishedAt null while it runs
 */
public record TrainingRun(
    UUID id,
    String command,
    String state,
    String step,
    int done,
    int of,
    String outcome,
    Long version,
    UUID user,
    Instant startedAt,
    Instant finishedAt) {}
