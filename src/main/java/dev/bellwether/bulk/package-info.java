/**
 * The stages over folders of Parquet files: what a row must look like, how the work is laid out in
 * partitions, and how a partition becomes visible. One machine and Spark share all of it, so that
 * both write the same files.
 */
@NullMarked
package dev.bellwether.bulk;

import org.jspecify.annotations.NullMarked;
