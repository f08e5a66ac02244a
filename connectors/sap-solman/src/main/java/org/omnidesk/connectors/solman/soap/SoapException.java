package org.omnidesk.connectors.solman.soap;

/** Bytes that are no SOAP 1.1 envelope; the text says why, without quoting them. */
public class SoapException extends Exception {

  private static final long serialVersionUID = 1L;

  public SoapException(String reason) {
    super(reason);
  }

  public SoapException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
