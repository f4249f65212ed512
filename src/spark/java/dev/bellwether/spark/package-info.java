/**
 * The bulk stages on Apache Spark. Optional: it is built only with the Maven profile {@code spark},
 * and nothing else imports it.
 *
 * <p>The driver brings equal texts together, lays the work out in parts and hands each task some of
 * them; a task does the work of a part, writes one file, and lets it appear under a name that says
 * what is in it. So a task may be killed, repeated, or run twice at the same time.
 */
@NullMarked
package dev.bellwether.spark;

import org.jspecify.annotations.NullMarked;
