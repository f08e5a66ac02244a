package org.omnidesk.ai.safety.mask;

/**
 * What a masked value is; its name stands in the placeholder. Where two findings overlap, the one
 * that stands earlier here names the whole.
 */
public enum MaskType {
  PASSWORD,
  EMAIL,
  IBAN,
  CARD,
  AADHAAR,
  IP,
  PAN,
  EMPLOYEE,
  PHONE,
  HOST
}
