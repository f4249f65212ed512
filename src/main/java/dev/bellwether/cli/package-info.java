/** The command line: options to request, engine, renderer, exit code. */
@NullMarked
package dev.bellwether.cli;

import org.jspecify.annotations.NullMarked;
