package turbulence.simulator.traffic;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.http.Exchange;
import turbulence.simulator.time.Timeline;

/// Somebody outside for whom a thread works. When he leaves while it waits, it is interrupted.
public final class Client {
  private static final ThreadLocal<@Nullable Client> SERVED = new ThreadLocal<>();

  private final Exchange exchange;
  private final Timeline timeline;
  private final Thread thread = Thread.currentThread();
  private boolean watched;
  private boolean over;

  private Client(Exchange exchange, Timeline timeline) {
    this.exchange = exchange;
    this.timeline = timeline;
  }

  /// The current thread works for that client from now on, until it is [#served].
  static Client of(Exchange exchange, Timeline timeline) {
    Client client = new Client(exchange, timeline);
    SERVED.set(client);
    return client;
  }

  /// To be called before the current thread waits for long: only then it is looked whether its
  /// client leaves, for that costs more than most answers.
  public static void mayHaveToWait() {
    Client client = SERVED.get();
    if (client != null && !client.watched) {
      client.watch();
    }
  }

  private void watch() {
    watched = true;
    try {
      exchange.onGone(this::leave);
    } catch (IOException gone) {
      leave();
    }
  }

  private synchronized void leave() {
    if (!over) {
      timeline.interrupt(thread);
    }
  }

  synchronized void served() {
    over = true;
    SERVED.remove();
  }
}
