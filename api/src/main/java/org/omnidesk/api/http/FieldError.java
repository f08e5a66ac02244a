package org.omnidesk.api.http;

/**
 * What is wrong with one part of a request.
 *
 * @param field a body field such as {@code variables.ticket}, or a parameter such as {@code limit}
 */
public record FieldError(String field, String reason) {}
