package dev.bellwether.spark;

import java.io.Serializable;

/** The order in which a task sees its items: part by part, as the file holds them. */
record PartKey(int part, String contentHash, String subject)
    implements Comparable<PartKey>, Serializable {
  @Override
  public int compareTo(PartKey other) {
    if (part != other.part) {
      return Integer.compare(part, other.part);
    }
    int byHash = contentHash.compareTo(other.contentHash);
    return byHash != 0 ? byHash : subject.compareTo(other.subject);
  }
}
