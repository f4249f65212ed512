package dev.bellwether.ingest.panel;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Numbers for texts in the order of their first appearance. A table repeats its dates and assets in
 * one order, so that the text after the last one is nearly always the one that came after it
 * before: that one is compared first, and a hash is rarely needed.
 */
final class Names {
  private byte[][] names = new byte[64][];
  private int[] successor = new int[64];
  private int[] slots = new int[256];
  private int size;
  private int last = -1;

  /** The number of the text, from 0; a new one if it is new. */
  int of(byte[] text, int from, int to) {
    if (last >= 0) {
      if (is(last, text, from, to)) {
        return last;
      }
      int guess = successor[last];
      if (is(guess, text, from, to)) {
        last = guess;
        return guess;
      }
    }
    int found = find(text, from, to);
    if (last >= 0) {
      successor[last] = found;
    }
    last = found;
    return found;
  }

  /** From the end, where the names of a table differ. */
  private boolean is(int id, byte[] text, int from, int to) {
    byte[] name = names[id];
    int length = to - from;
    if (name.length != length) {
      return false;
    }
    for (int i = length - 1; i >= 0; i--) {
      if (name[i] != text[from + i]) {
        return false;
      }
    }
    return true;
  }

  private int find(byte[] text, int from, int to) {
    int slot = slot(text, from, to);
    if (slots[slot] > 0) {
      return slots[slot] - 1;
    }
    if (size == names.length) {
      grow();
      slot = slot(text, from, to);
    }
    names[size] = Arrays.copyOfRange(text, from, to);
    slots[slot] = ++size;
    return size - 1;
  }

  /** Where the text is, or would be. */
  private int slot(byte[] text, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + text[i];
    }
    int slot = (hash * 0x9e3779b9) >>> (Integer.numberOfLeadingZeros(slots.length) + 1);
    while (slots[slot] > 0 && !is(slots[slot] - 1, text, from, to)) {
      slot = (slot + 1) % slots.length;
    }
    return slot;
  }

  private void grow() {
    names = Arrays.copyOf(names, 2 * size);
    successor = Arrays.copyOf(successor, 2 * size);
    slots = new int[8 * size];
    for (int id = 0; id < size; id++) {
      slots[slot(names[id], 0, names[id].length)] = id + 1;
    }
  }

  /** How many there are. */
  int size() {
    return size;
  }

  /** The text of a number. */
  String text(int id) {
    return new String(names[id], StandardCharsets.UTF_8);
  }

  /** All texts by number. */
  List<String> texts() {
    return IntStream.range(0, size).mapToObj(this::text).toList();
  }
}
