package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.config.Source;
import dev.bellwether.ingest.live.LiveSource;
import dev.bellwether.ingest.live.Poll;
import dev.bellwether.ingest.live.Sighting;
import dev.bellwether.store.DocumentWriter;
import dev.bellwether.store.LiveItems;
import dev.bellwether.store.State;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at one live source once and stores what it shows. It remembers for itself where it was, so
 * that a watch beside it still sees everything.
 */
final class IngestLive {
  private IngestLive() {}

  static IngestReport ingest(Context context, Source source, String runId, RejectsFile rejects) {
    try (State state = State.open(context.workspace())) {
      MarksOnly memory = new MarksOnly(new LiveItems(state));
      try (LiveSources sources =
          LiveSources.open(context, List.of(source), memory, InputStream.nullInputStream())) {
        List<IngestReport.Input> inputs = new ArrayList<>();
        for (LiveSource live : sources.all()) {
          inputs.add(look(context, live, memory, runId, rejects));
        }
        long near =
            Folding.write(context, database -> NearDuplicateMarks.complete(context, database));
        return new IngestReport(
            inputs, near, rejects.path(), rejects.reasons(), rejects.repeated(), List.of());
      }
    }
  }

  /** Until there is no more for now. */
  private static IngestReport.Input look(
      Context context, LiveSource source, MarksOnly memory, String runId, RejectsFile rejects) {
    IngestReport.Input all = new IngestReport.Input(source.name(), 0, 0, 0, 0, 0);
    Instant now = context.clock().instant();
    Poll poll;
    do {
      context.checkStopped();
      poll = source.poll(now);
      poll.rejects().forEach(reject -> rejects.add(source.name(), reject));
      // What was read and is of no use is counted among the rejects, and no reason to stop.
      if (poll.trouble().isPresent() && (poll.rejects().isEmpty() || !poll.sightings().isEmpty())) {
        throw new BellwetherException(
            BellwetherException.Kind.FAILED, poll.trouble().get(), "open the address and look");
      }
      all = plus(all, write(context, source, poll, runId));
      memory.keep(source.name(), List.of(), List.of(), poll.marks(), now);
    } while (!poll.next().isAfter(now));
    return all;
  }

  private static IngestReport.Input write(
      Context context, LiveSource source, Poll poll, String runId) {
    return Folding.write(
        context,
        database -> {
          try (DocumentWriter writer =
              new DocumentWriter(
                  database, NearDuplicateMarks.COMPARISON, runId, context.clock().instant())) {
            poll.sightings().stream().map(Sighting::document).forEach(writer::add);
            writer.flush();
            return new IngestReport.Input(
                source.name(),
                poll.sightings().size() + poll.rejects().size(),
                writer.added(),
                0,
                writer.known(),
                poll.rejects().size());
          }
        });
  }

  private static IngestReport.Input plus(IngestReport.Input a, IngestReport.Input b) {
    return new IngestReport.Input(
        a.name(),
        a.rows() + b.rows(),
        a.added() + b.added(),
        a.updated() + b.updated(),
        a.known() + b.known(),
        a.rejected() + b.rejected());
  }
}
