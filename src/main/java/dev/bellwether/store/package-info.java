/**
 * Two stores: what is happening (SQLite) and what is known (DuckDB). The only room that speaks SQL.
 */
@NullMarked
package dev.bellwether.store;

import org.jspecify.annotations.NullMarked;
