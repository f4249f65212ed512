package dev.bellwether.chunk;

/** How a filing is cut. */
public enum Strategy {
  /** By elements: paragraphs and tables whole, sections apart. */
  ELEMENT,
  /** By printed pages. */
  PAGE,
  /** By windows of a fixed size that overlap. */
  FIXED
}
