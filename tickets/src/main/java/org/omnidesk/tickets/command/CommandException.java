package org.omnidesk.tickets.command;

/** A command that was refused, with the reason for the person who gave it. */
public class CommandException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What kind of refusal it is. */
  public enum Kind {
    NOT_FOUND,
    FORBIDDEN,
    INVALID,
    CONFLICT
  }

  private final Kind kind;
  private final String field;

  /**
   * @param field the field at fault, or null
   */
  public CommandException(Kind kind, String field, String reason) {
    super(reason);
    this.kind = kind;
    this.field = field;
  }

  public Kind kind() {
    return kind;
  }

  public String field() {
    return field;
  }
}
