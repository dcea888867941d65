package io.github.winnow.io;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Input made fit to be shown to a person, on a console or in a message.
 *
 * <p>Escaped are the backslash, control characters, line separators, what turns the direction of
 * writing or is invisible, and halves of surrogate pairs: {@code \\}, {@code \n}, {@code \u001b};
 * bytes that are no UTF-8 become {@code \xff}. The result is one line. It is <em>not</em> escaped
 * for HTML. Stateless.
 */
public final class SafeText {
  static final int REJECT_LENGTH = 200;

  /**
   * As many bytes as a shortened text can need, four for each of its characters: where something was
   * cut off behind them, the text is shortened anyway.
   */
  static final int REJECT_BYTES = 4 * (REJECT_LENGTH + 1);

  private SafeText() {}

  /**
   * The text, escaped and shortened.
   *
   * @param text any text
   * @param maxLength how many characters the result may have before it is cut off
   * @return one line; where it was cut off it ends with an ellipsis, the character beyond maxLength
   */
  public static String shown(String text, int maxLength) {
    StringBuilder out = new StringBuilder(Math.min(text.length(), maxLength) + 8);
    return appendTo(out, text, maxLength) ? out.toString() : out.append('…').toString();
  }

  /** The bytes as UTF-8, escaped and shortened. */
  static String shown(byte[] bytes, int from, int to) {
    CharsetDecoder decoder = StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from);
    CharBuffer chars = CharBuffer.allocate(64);
    StringBuilder out = new StringBuilder();
    boolean complete = true;
    while (complete && in.hasRemaining()) {
      CoderResult result = decoder.decode(in, chars, true);
      complete = appendTo(out, chars.flip(), REJECT_LENGTH);
      chars.clear();
      for (int i = 0; complete && result.isError() && i < result.length(); i++) {
        int before = out.length();
        hex(in.get() & 0xff, 2, out.append("\\x"));
        if (out.length() > REJECT_LENGTH) {
          out.setLength(before);
          complete = false;
        }
      }
    }
    return complete ? out.toString() : out.append('…').toString();
  }

  /** Appends while there is room; false when the text did not fit. */
  private static boolean appendTo(StringBuilder out, CharSequence text, int maxLength) {
    for (int i = 0; i < text.length(); ) {
      int c = Character.codePointAt(text, i);
      int before = out.length();
      escape(c, out);
      if (out.length() > maxLength) {
        out.setLength(before);
        return false;
      }
      i += Character.charCount(c);
    }
    return true;
  }

  /** Whether the character is one of C0, DEL and C1. */
  static boolean isControl(int c) {
    return c < 0x20 || (c >= 0x7f && c < 0xa0);
  }

  static void escape(int c, StringBuilder out) {
    switch (c) {
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (c >= 0x20 && c < 0x7f) {
          out.append((char) c);
        } else if (!isControl(c) && !isUnseen(c)) {
          out.appendCodePoint(c);
        } else if (c < 0x10000) {
          out.append("\\u");
          hex(c, 4, out);
        } else {
          out.append("\\U");
          hex(c, 8, out);
        }
      }
    }
  }

  // Explicit ranges, because Character.getType changes with the Unicode version of the JDK.
  private static boolean isUnseen(int c) {
    return c == 0xad
        || c == 0x61c
        || (c >= 0x200b && c <= 0x200f)
        || (c >= 0x2028 && c <= 0x202e)
        || (c >= 0x2060 && c <= 0x206f)
        || (c >= 0xd800 && c <= 0xdfff)
        || c == 0xfeff
        || (c >= 0xfff9 && c <= 0xfffb)
        || (c >= 0xe0000 && c <= 0xe007f);
  }

  private static void hex(int value, int digits, StringBuilder out) {
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
      out.append(Character.forDigit(value >> shift & 15, 16));
    }
  }
}
