package org.omnidesk.sandbox.glpi;

/** An answer that is an error: {@code ["CODE","text"]}, or a page where GLPI answers one. */
final class GlpiError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  final int status;
  final String code;
  final boolean documented;

  private GlpiError(int status, String code, String text, boolean documented) {
    super(text, null, false, false);
    this.status = status;
    this.code = code;
    this.documented = documented;
  }

  static GlpiError of(int status, String code, String text) {
    return new GlpiError(status, code, text, false);
  }

  /** One whose text points to the API's documentation. */
  static GlpiError documented(String code, String text) {
    return new GlpiError(400, code, text, true);
  }

  static GlpiError noRight(String code) {
    return of(400, code, "You don't have permission to perform this action.");
  }

  static GlpiError notFound() {
    return of(404, "ERROR_ITEM_NOT_FOUND", "Item not found");
  }

  static GlpiError unreadable() {
    return of(403, "ERROR_RIGHT_MISSING", "You don't have permission to perform this action.");
  }

  /** A PHP TypeError: on 10 an empty page with status 200, on 11 a page with status 500. */
  static GlpiError phpTypeError() {
    return new GlpiError(0, null, "TypeError", false);
  }
}
