package turbulence.app.view;

import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.UUID;
import turbulence.experiment.event.Event;
import turbulence.experiment.event.Level;
import turbulence.experiment.event.Listener;
import turbulence.experiment.world.World;
import turbulence.json.JsonObject;

/// Log lines on the console as JSON objects. Shared between threads.
public final class JsonLog implements Listener {
  private final World world;
  private final Paper paper;
  private final boolean verbose;
  private final String context;
  private final Stamps local = Stamps.local();
  private final Stamps utc = Stamps.utc();

  public JsonLog(World world, boolean verbose) {
    this.world = world;
    this.verbose = verbose;
    this.paper = new Paper(world.output().err());
    this.context = new UUID(world.random().nextLong(), world.random().nextLong()).toString();
  }

  @Override
  public void on(Event event) {
    if (event instanceof Event.Logged(Level level, String text)
        && (verbose || level != Level.DEBUG)) {
      paper.print(line(level, text, world.now()) + "\n");
    }
  }

  private String line(Level level, String text, Instant now) {
    Origin origin = Origin.of(text);
    long millis = now.toEpochMilli();
    return JsonObject.builder()
        .put("context_id", context)
        .put("process", ProcessHandle.current().pid())
        .put("asctime", local.of(millis) + "," + digits(Math.floorMod(millis, 1000), 3))
        .put("levelname", level.name())
        .put("module", origin.module())
        .put("lineno", origin.line())
        .put("message", text)
        .put("timestamp", utc(now, millis))
        .build()
        .toString();
  }

  private String utc(Instant now, long millis) {
    String seconds = utc.of(millis).replace(' ', 'T');
    return seconds + "." + digits(now.get(ChronoField.MICRO_OF_SECOND), 6) + "+00:00";
  }

  private static String digits(int number, int count) {
    String digits = Integer.toString(number);
    return "0".repeat(count - digits.length()) + digits;
  }
}
