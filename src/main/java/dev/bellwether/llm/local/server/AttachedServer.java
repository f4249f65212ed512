package dev.bellwether.llm.local.server;

import dev.bellwether.llm.local.LoadPlan;
import dev.bellwether.llm.local.ModelRuntime;
import dev.bellwether.llm.local.Worker;
import okhttp3.HttpUrl;

/**
 * A server that somebody else has started.
 *
 * @param plan what it should be running
 * @param url where it is
 * @param key it asks for; empty for none
 */
record AttachedServer(LoadPlan plan, HttpUrl url, String key) implements ModelRuntime {

  @Override
  public String name() {
    return "llama-server";
  }

  @Override
  public Worker start() {
    return new ServerWorker(plan, new ServerApi(url, key), new OthersProcess(url));
  }
}
