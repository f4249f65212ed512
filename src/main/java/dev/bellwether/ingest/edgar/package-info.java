/** Fetches filings from EDGAR, the way its operators ask for. */
@NullMarked
package dev.bellwether.ingest.edgar;

import org.jspecify.annotations.NullMarked;
