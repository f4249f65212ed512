package dev.bellwether.llm.local.server;

import dev.bellwether.llm.local.Ask;
import dev.bellwether.llm.local.AskListener;
import java.io.IOException;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/** An ask under way: whichever call it is at, a cancellation reaches it. Safe for threads. */
final class ServerFlight {
  private final Ask ask;
  private final AskListener listener;
  private @Nullable Call call;
  private boolean cancelled;

  ServerFlight(Ask ask, AskListener listener) {
    this.ask = ask;
    this.listener = listener;
  }

  Ask ask() {
    return ask;
  }

  AskListener listener() {
    return listener;
  }

  /** This call is next. */
  synchronized Call at(Call next) throws IOException {
    if (cancelled) {
      throw new IOException("cancelled");
    }
    call = next;
    return next;
  }

  synchronized void cancel() {
    cancelled = true;
    if (call != null) {
      call.cancel();
    }
  }

  synchronized boolean cancelled() {
    return cancelled;
  }
}
