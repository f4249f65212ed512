package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.bellwether.BellwetherException;
import dev.bellwether.Selection;
import dev.bellwether.Tier;
import dev.bellwether.bench.live.FakeModel;
import dev.bellwether.bulk.BulkJob;
import dev.bellwether.bulk.ServerKey;
import dev.bellwether.bulk.Shape;
import dev.bellwether.bulk.Stage;
import dev.bellwether.llm.Bill;
import dev.bellwether.llm.Completion;
import dev.bellwether.llm.LanguageModel;
import dev.bellwether.llm.ModelException;
import dev.bellwether.llm.Question;
import dev.bellwether.llm.ScriptedModel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmUpTest {
  @TempDir Path folder;

  /** Such as an encoder whose weights are not there. */
  private record Broken(AtomicInteger asked) implements LanguageModel {
    @Override
    public Selection selection() {
      return new ScriptedModel(Tier.EMBEDDED).selection();
    }

    @Override
    public Completion complete(Question question) {
      asked.incrementAndGet();
      throw new BellwetherException(BellwetherException.Kind.FAILED, "no weights", "install them");
    }
  }

  @Test
  void leavesItToTheFirstTextToTellWhatIsWrong() {
    ScriptedModel refusing = new ScriptedModel(Tier.EMBEDDED);
    refusing.fails(new ModelException.Refused("no", Bill.NOTHING));
    Broken broken = new Broken(new AtomicInteger());

    new WarmUp(refusing).run();
    new WarmUp(broken).run();

    assertThat(refusing.asked()).isEqualTo(1);
    assertThat(broken.asked()).hasValue(1);
  }

  @Test
  void sendsNothingToServers() throws Exception {
    AtomicInteger requests = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          exchange.sendResponseHeaders(500, -1);
          exchange.close();
        });
    server.start();
    Files.writeString(folder.resolve("models.toml"), FakeModel.card(0, 0));
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort();
      Stage stage =
          BulkStages.of(
              BulkJob.Kind.SCORE,
              Shape.TEXTS,
              Map.of("score.tier", "openai", "openai.url", url, "openai.model", FakeModel.ID),
              folder.toString(),
              ServerKey.NONE,
              Clock.systemUTC());

      stage.warmUp();

      assertThat(requests).hasValue(0);
    } finally {
      server.stop(0);
    }
  }
}
