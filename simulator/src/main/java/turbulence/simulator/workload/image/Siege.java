package turbulence.simulator.workload.image;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import turbulence.simulator.workload.Address;
import turbulence.simulator.workload.Body;
import turbulence.simulator.workload.Headers;
import turbulence.simulator.workload.Service.Request;
import turbulence.simulator.workload.Service.Response;
import turbulence.simulator.workload.Service.Unreachable;
import turbulence.simulator.workload.Shell;

/// `siege`, which has many users ask for the same pages at a time, and tells how it went.
final class Siege {
  private static final String BANNER = "** SIEGE 4.0.4\n";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MOST_FAILURES = 1024;
  private static final int REDIRECTS = 10;

  /// What one machine can do, however many users it plays.
  private static final long MOST_PER_SECOND = 1000;

  private final Shell shell;
  private final SiegeOptions options;
  private final List<SiegeTarget> targets;
  private final SiegeTally tally = new SiegeTally();
  private final AtomicInteger users;
  private final AtomicInteger turns = new AtomicInteger();
  private final Instant begun;
  private boolean lifted;

  private Siege(Shell shell, SiegeOptions options, List<SiegeTarget> targets) {
    this.shell = shell;
    this.options = options;
    this.targets = targets;
    this.users = new AtomicInteger(options.users);
    this.begun = shell.now();
  }

  static void start(Shell shell) {
    List<String> words = Echo.words(shell);
    boolean named = !words.isEmpty() && words.getFirst().endsWith("siege");
    shell.beside(() -> start(shell, named ? words.subList(1, words.size()) : words));
  }

  private static void start(Shell shell, List<String> words) throws InterruptedException {
    try {
      SiegeOptions options = SiegeOptions.of(words);
      List<SiegeTarget> targets = SiegeTarget.all(options, shell.files());
      if (options.instead.equals("get") && !targets.isEmpty()) {
        shell.exit(new Siege(shell, options, targets).get());
      } else if (!options.instead.isEmpty() || targets.isEmpty()) {
        shell.console().write(usage(options));
        shell.exit(options.instead.isEmpty() ? 1 : 0);
      } else {
        new Siege(shell, options, targets).begin();
      }
    } catch (SiegeOptions.Wrong wrong) {
      shell.console().complain(wrong.getMessage() + "\n");
      shell.exit(1);
    }
  }

  private static String usage(SiegeOptions options) {
    return options.instead.equals("version")
        ? "SIEGE 4.0.4\n"
        : """
        SIEGE 4.0.4
        Usage: siege [options]
               siege [options] URL
               siege -g URL
        Options:
          -c, --concurrent=NUM      CONCURRENT users, default is 25
          -t, --time=NUMm           TIMED testing where "m" is modifier S, M, or H
          -r, --reps=NUM            REPS, number of times to run the test.
          -d, --delay=NUM           Time DELAY, random delay before each request
          -b, --benchmark           BENCHMARK: no delays between requests.
          -f, --file=FILE           FILE, select a specific URLS FILE.
          -i, --internet            INTERNET user simulation, hits URLs randomly.
          -H, --header="text"       Add a header to request (can be many)
          -A, --user-agent="text"   Sets User-Agent in request
          -T, --content-type="text" Sets Content-Type in request
          -g, --get                 GET, pull down HTTP headers and display the transaction.
          -F, --no-follow           NO FOLLOW, do not follow HTTP redirects
          -v, --verbose             VERBOSE, prints notification to screen.
          -q, --quiet               QUIET turns verbose off and suppresses output.
          -V, --version             VERSION, prints the version number.
          -h, --help                HELP, prints this section.
        """;
  }

  private void begin() {
    if (options.capped) {
      tell("WARNING: The number of users is capped at 255. To increase this\n");
      tell("         limit, search your .siegerc file for 'limit' and change\n");
      tell("         its value. Make sure you read the instructions there...\n");
    }
    tell(BANNER);
    tell("** Preparing " + options.users + " concurrent users for battle.\n");
    tell("The server is now under siege...\n");
    shell.onTermination(() -> lift(""));
    shell.console().onInterrupt(() -> lift(""));
    Duration time = options.time;
    if (time != null) {
      // Its clock knows whole seconds: the one that has begun counts.
      Instant end = begun.truncatedTo(ChronoUnit.SECONDS).plus(time);
      shell.after(Duration.between(begun, end), () -> lift(""));
    }
    for (int i = 0; i < options.users; i++) {
      shell.beside(this::play);
    }
  }

  /// Nothing is heard of those who are still on their way at the end.
  private synchronized void tell(String text) {
    if (!options.quiet && !lifted) {
      shell.console().complain(text);
    }
  }

  /// One user, from the first page to the last.
  private void play() throws InterruptedException {
    for (long i = 0; i != options.reps; i++) {
      if (!options.benchmark && options.delay.isPositive()) {
        shell.sleep(Duration.ofNanos(shell.random().nextLong(options.delay.toNanos())));
      }
      int turn =
          options.internet ? shell.random().nextInt(targets.size()) : turns.getAndIncrement();
      ask(targets.get(Math.floorMod(turn, targets.size())), REDIRECTS);
    }
    if (users.decrementAndGet() == 0) {
      lift("");
    }
  }

  private void ask(SiegeTarget target, int redirects) throws InterruptedException {
    Instant sent = shell.now();
    shell.sleep(way());
    try {
      Response response = call(target);
      Duration took = Duration.between(sent, shell.now());
      tally.answered(response.status(), response.body().size(), took);
      show(target, response, took);
      String location = response.headers().first("Location").orElse("");
      if (options.follows && response.status() / 100 == 3 && !location.isEmpty() && redirects > 0) {
        ask(target.moved(location), redirects - 1);
      }
    } catch (Unreachable gone) {
      tell(complaint(gone));
      if (tally.failed() >= MOST_FAILURES) {
        lift(
            "siege aborted due to excessive socket failure; you\n"
                + "can change the failure threshold in $HOME/.siegerc\n\n");
      }
    } catch (SiegeOptions.Wrong odd) {
      tell("[error] " + odd.getMessage() + "\n");
    }
  }

  private Response call(SiegeTarget target) throws Unreachable, InterruptedException {
    Address address = target.address();
    Headers headers = options.headers;
    headers = with(headers, "Host", address.authority());
    headers = with(headers, "Accept", "*/*");
    headers = with(headers, "Accept-Encoding", "gzip, deflate");
    headers = with(headers, "User-Agent", options.agent);
    if (!target.body().isEmpty()) {
      headers = with(headers, "Content-Type", options.contentType);
    }
    headers = with(headers, "Connection", "close");
    Request request =
        new Request(target.method(), address.target(), headers, Body.of(target.body()), "");
    return shell.network().call(address.host(), address.port(), request, PATIENCE);
  }

  private static Headers with(Headers headers, String name, String value) {
    return headers.first(name).isPresent() ? headers : headers.with(name, value);
  }

  /// How long a request and its answer are under way: most of them a few milliseconds, and longer
  /// when so many users ask that the machine is busy with itself.
  private Duration way() {
    double drawn = 0.002 - 0.009 * Math.log(1 - shell.random().nextDouble());
    double busy = options.benchmark ? (double) options.users / MOST_PER_SECOND : 0;
    return Duration.ofNanos((long) (Math.max(busy, Math.min(drawn, 0.09)) * 1e9));
  }

  private void show(SiegeTarget target, Response response, Duration took) {
    if (options.verbose && !options.quiet) {
      String line =
          String.format(
              Locale.ROOT,
              "HTTP/1.1 %d  %6.2f secs: %7d bytes ==> %-4s %s\n",
              response.status(),
              took.toMillis() / 1000.0,
              response.body().size(),
              target.method(),
              target.address().target());
      synchronized (this) {
        if (!lifted) {
          shell.console().write(line);
        }
      }
    }
  }

  private static String complaint(Unreachable gone) {
    String why = String.valueOf(gone.getMessage());
    if (gone.isTimeout()) {
      return "[alert] socket: read check timed out(30) sock.c:240: Connection timed out\n";
    } else if (why.contains("no such host")) {
      return "[error] unable to resolve the host name: " + why + "\n";
    } else if (why.contains("refused")) {
      return "[error] socket: unable to connect sock.c:249: Connection refused\n";
    }
    return "[error] socket: read error Connection reset by peer sock.c:539: Connection reset by"
        + " peer\n";
  }

  /// Ends the siege, once, and tells how it went.
  private void lift(String why) {
    synchronized (this) {
      if (lifted) {
        return;
      }
      tell("Lifting the server siege...\n" + why);
      lifted = true;
      if (!options.quiet) {
        shell.console().write(tally.table(Duration.between(begun, shell.now())));
      }
    }
    shell.exit(0);
  }

  /// Asks once, and shows what came.
  private int get() throws InterruptedException {
    try {
      SiegeTarget target = targets.getFirst();
      Response response = call(target);
      StringBuilder shown = new StringBuilder();
      shown.append(target.method()).append(' ').append(target.address().target());
      shown.append(" HTTP/1.0\nHost: ").append(target.address().authority()).append("\n\n\n");
      shown.append("HTTP/1.1 ").append(response.status()).append('\n');
      response
          .headers()
          .all()
          .forEach(h -> shown.append(h.getKey()).append(": ").append(h.getValue()).append('\n'));
      shell.console().write(shown.append('\n').append(response.body().text()) + "\n\n");
      return 0;
    } catch (Unreachable gone) {
      shell.console().complain(complaint(gone));
      return 1;
    }
  }
}
