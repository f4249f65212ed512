package dev.bellwether.report;

/**
 * What a chart says in words.
 *
 * @param id unique on the page
 * @param title name of the chart
 * @param description what it shows, for those who cannot see it
 * @param unit of the vertical axis, written above it
 */
record ChartText(String id, String title, String description, String unit) {}
