package org.omnidesk.ai.safety.mask;

/** Characters that show nothing: they split words for a filter and hide text from a reader. */
public final class Invisible {

  private Invisible() {}

  /** Format, tag, bidi, variation and filler characters; also control characters but no breaks. */
  public static boolean is(int point) {
    int type = Character.getType(point);
    return type == Character.FORMAT
        || type == Character.CONTROL && point != '\n' && point != '\t' && point != '\r'
        || point >= 0xFE00 && point <= 0xFE0F
        || point >= 0xE0000 && point <= 0xE0FFF
        || point == 0x034F
        || point == 0x115F
        || point == 0x1160
        || point == 0x17B4
        || point == 0x17B5
        || point == 0x3164
        || point == 0xFFA0
        || point == 0x2800;
  }
}
