package dev.bellwether.launcher;

/**
 * How a process ended.
 *
 * @param code its exit code
 * @param out all of its standard output
 * @param err all of its standard error
 */
record Finished(int code, String out, String err) {}
