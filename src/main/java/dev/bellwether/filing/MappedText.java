package dev.bellwether.filing;

import java.util.Arrays;

/**
 * Text being put together that remembers where in the source each character came from. Only places
 * where the distance to the source changes are kept, so that long runs cost nothing.
 */
final class MappedText {
  private final StringBuilder text = new StringBuilder();
  private int[] at = new int[64];
  private int[] source = new int[64];
  private int anchors;

  /** Appends a character that stands at this place of the source. */
  void append(char c, int from) {
    anchor(from);
    text.append(c);
  }

  /** Appends what another text holds between two places. */
  void append(MappedText other, int start, int end) {
    int from = start;
    int anchor = other.anchorAt(start);
    while (from < end) {
      int next = anchor + 1 < other.anchors ? Math.min(end, other.at[anchor + 1]) : end;
      anchor(other.source[anchor] + from - other.at[anchor]);
      text.append(other.text, from, next);
      from = next;
      anchor++;
    }
  }

  private void anchor(int from) {
    int length = text.length();
    if (anchors > 0 && from - length == source[anchors - 1] - at[anchors - 1]) {
      return;
    }
    if (anchors == at.length) {
      at = Arrays.copyOf(at, anchors + anchors / 2);
      source = Arrays.copyOf(source, anchors + anchors / 2);
    }
    at[anchors] = length;
    source[anchors] = from;
    anchors++;
  }

  /** The last anchor at or before a character. */
  private int anchorAt(int position) {
    int found = Arrays.binarySearch(at, 0, anchors, position);
    return found >= 0 ? found : -found - 2;
  }

  /** Where in the source the character at this position came from. */
  int sourceOf(int position) {
    int anchor = anchorAt(position);
    return source[anchor] + position - at[anchor];
  }

  int length() {
    return text.length();
  }

  char charAt(int position) {
    return text.charAt(position);
  }

  String substring(int start, int end) {
    return text.substring(start, end);
  }

  void truncate(int length) {
    text.setLength(length);
    while (anchors > 0 && at[anchors - 1] >= length) {
      anchors--;
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
