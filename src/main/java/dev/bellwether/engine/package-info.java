/**
 * The use cases, one class per command: load, run stages, save. Prints nothing and reads no
 * environment.
 */
@NullMarked
package dev.bellwether.engine;

import org.jspecify.annotations.NullMarked;
