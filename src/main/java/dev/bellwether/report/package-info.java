/** Turns results into tables, JSON, CSV, Markdown, and one self-contained HTML tear sheet. */
@NullMarked
package dev.bellwether.report;

import org.jspecify.annotations.NullMarked;
