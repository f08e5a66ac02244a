package org.omnidesk.ai.safety.mask;

/**
 * A value to mask.
 *
 * @param from first char (UTF-16)
 * @param to after the last char
 */
public record MaskSpan(int from, int to, MaskType type) {

  boolean overlaps(MaskSpan other) {
    return from < other.to && other.from < to;
  }

  /** Both as one; the type that comes first in {@link MaskType} names it. */
  MaskSpan with(MaskSpan other) {
    return new MaskSpan(
        Math.min(from, other.from),
        Math.max(to, other.to),
        type.compareTo(other.type) <= 0 ? type : other.type);
  }
}
