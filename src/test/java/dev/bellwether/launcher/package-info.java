/**
 * Tests of {@code bin/bellwether} as a process, and of what the build places beside the program.
 */
package dev.bellwether.launcher;
