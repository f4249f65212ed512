package dev.bellwether.config;

/**
 * A model behind a network.
 *
 * @param model its id; empty for the usual one
 * @param url where it is; empty if there is none
 * @param keyFile file that holds its key; empty if there is none
 * @param dailyMicroUsd most it may cost on a day
 * @param monthlyMicroUsd most it may cost in a month
 */
public record RemoteSettings(
    String model, String url, String keyFile, long dailyMicroUsd, long monthlyMicroUsd) {}
