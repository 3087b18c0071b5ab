package turbulence.simulator.breaking;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;
import turbulence.json.JsonWriter;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.Rights.Deed;
import turbulence.simulator.api.edge.Interference;
import turbulence.simulator.http.Exchange;
import turbulence.simulator.http.Headers;
import turbulence.simulator.time.Timeline;

/// Breaks the API on purpose: delays, refuses, hangs and cuts requests, ends watches, moves the
/// clock. Requests that the simulator's own parts make are never touched. Shared between threads.
public final class Breaking implements Interference {
  private final Timeline timeline;
  private final RandomGenerator random;
  private final Levers levers;
  private final List<Break> breaks = new CopyOnWriteArrayList<>();

  /// What else can be broken than single requests.
  public interface Levers {
    /// Ends every watch with 410.
    void expireWatches();

    /// Moves the cluster's clock; nothing that is planned comes sooner or later.
    void jumpClock(Duration by);
  }

  /// @param random for this alone, so that the same seed breaks the same requests
  public Breaking(Timeline timeline, RandomGenerator random, Levers levers) {
    this.timeline = timeline;
    this.random = random;
    this.levers = levers;
  }

  /// Requests with these verbs (`list`, `create` ...), or with any; what happens to them is said
  /// next.
  public Requests on(String... verbs) {
    return new Requests(this, List.of(verbs));
  }

  /// Puts the rules of a file in force, and begins to count the time for its moments.
  public void add(BreakingFile file) {
    file.rules().forEach(this::add);
    file.moments().forEach(this::plan);
  }

  Break add(Rule rule) {
    Break made = new Break(this, rule);
    breaks.add(made);
    return made;
  }

  private void plan(Moment moment) {
    Alarms.plan(timeline, moment, levers);
  }

  void forget(Break mended) {
    breaks.remove(mended);
  }

  /// Ends all rules.
  public void mend() {
    breaks.clear();
  }

  /// Ends every open watch with 410, as when a server has compacted its history.
  public void expireWatches() {
    levers.expireWatches();
  }

  /// Sets the cluster's clock ahead, or back.
  public void jumpClock(Duration by) {
    levers.jumpClock(by);
  }

  @Override
  public boolean meets(Exchange exchange, Caller caller, Deed deed)
      throws IOException, InterruptedException {
    for (Break each : breaks) {
      Rule rule = each.rule();
      if (rule.match().covers(exchange.request(), caller, deed) && strikes(each)) {
        each.strike();
        wait(delay(rule));
        if (ends(exchange, deed, rule.harm())) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean strikes(Break each) {
    synchronized (random) {
      return each.rule().when().strikes(each.count(), random);
    }
  }

  private Duration delay(Rule rule) {
    synchronized (random) {
      return rule.delay().pick(random);
    }
  }

  private void wait(Duration delay) throws InterruptedException {
    if (!delay.isZero()) {
      timeline.sleep(delay);
    }
  }

  private boolean ends(Exchange exchange, Deed deed, Harm harm)
      throws IOException, InterruptedException {
    switch (harm) {
      case Harm.Nothing _ -> {
        return false;
      }
      case Harm.Refuse refuse -> throw refusal(refuse, deed);
      case Harm.Hang(var howLong) when howLong.isPresent() -> {
        wait(howLong.get());
        return false;
      }
      case Harm.Hang _ -> hang(exchange);
      case Harm.Cut(long after) when after > 0 -> {
        exchange.cutAfter(after);
        return false;
      }
      case Harm.Cut _ -> exchange.cut();
      case Harm.Expire _ -> {
        if (!deed.verb().equals("watch")) {
          return false;
        }
        expire(exchange);
      }
    }
    return true;
  }

  private static Refusal refusal(Harm.Refuse refuse, Deed deed) {
    JsonObject.Builder details = JsonObject.builder();
    putUnlessEmpty(details, "name", deed.name());
    putUnlessEmpty(details, "group", deed.group());
    putUnlessEmpty(details, "kind", deed.resource());
    refuse
        .retryAfter()
        .ifPresent(time -> details.put("retryAfterSeconds", Math.max(1, time.toSeconds())));
    JsonObject said = details.build();
    return new Refusal(
        refuse.code(), refuse.reason(), refuse.message(), said.isEmpty() ? null : said);
  }

  private static void putUnlessEmpty(
      JsonObject.Builder details, String name, @Nullable String text) {
    if (text != null && !text.isEmpty()) {
      details.put(name, text);
    }
  }

  /// Until the client, or the simulator, has enough of it.
  private static void hang(Exchange exchange) throws IOException {
    CountDownLatch gone = new CountDownLatch(1);
    exchange.onGone(gone::countDown);
    try {
      gone.await();
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
    exchange.cut();
  }

  private static void expire(Exchange exchange) throws IOException {
    JsonObject status = Refusals.expired("too old resource version: 1 (2)").status();
    JsonObject event = JsonObject.of("type", "ERROR", "object", status);
    exchange.body();
    try (OutputStream out = exchange.stream(200, Headers.of("Content-Type", "application/json"))) {
      out.write((JsonWriter.compact(event) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }
}
