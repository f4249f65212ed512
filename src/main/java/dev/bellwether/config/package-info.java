/**
 * Reads bellwether.toml, environment and flags into immutable settings; knows the origin of each
 * value.
 */
@NullMarked
package dev.bellwether.config;

import org.jspecify.annotations.NullMarked;
