/** Pages from web servers that may be slow, broken or hostile: polite, bounded, conditional. */
@NullMarked
package dev.bellwether.ingest.web;

import org.jspecify.annotations.NullMarked;
