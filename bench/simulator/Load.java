import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is done to a simulator to see how it copes; prints one line for each figure.
///
///     Load file fill SETS PODS-OF-EACH      ReplicaSets, until all their pods are ready
///     Load file list TIMES                  all pods, each time to a reader that forgets them
///     Load file replace PODS                deletes pods, until as many are ready as before
///     Load file watch WATCHERS CHANGES      a change after the other, seen by all in order
///     Load file stuck                       a watcher that does not read, and one beside it
final class Load {
  private static final String JSON = "application/json";
  private static final String MERGE = "application/merge-patch+json";
  private static final String SETS = "/apis/apps/v1/namespaces/load/replicasets";
  private static final String MAPS = "/api/v1/namespaces/load/configmaps";

  public static void main(String... args) throws Exception {
    Wire.Address address = Wire.Address.of(Path.of(args[0]));
    int[] numbers = Arrays.stream(args).skip(2).mapToInt(Integer::parseInt).toArray();
    try (Wire wire = new Wire(address)) {
      switch (args[1]) {
        case "fill" -> fill(wire, numbers[0], numbers[1]);
        case "list" -> list(wire, numbers[0]);
        case "replace" -> replace(wire, address, numbers[0]);
        case "watch" -> watch(wire, address, numbers[0], numbers[1]);
        case "stuck" -> stuck(wire, address);
        default -> throw new IllegalArgumentException(args[1]);
      }
    }
  }

  private static void fill(Wire wire, int sets, int each) throws Exception {
    ensureNamespace(wire);
    Watch time = new Watch();
    for (int i = 0; i < sets; i++) {
      wire.call("POST", SETS, JSON, set("web-" + i, each));
    }
    awaitReady(wire, sets * each, 600);
    time.say("fill", sets * each + " pods");
  }

  private static void ensureNamespace(Wire wire) throws IOException {
    try {
      wire.call("POST", "/api/v1/namespaces", JSON, "{\"metadata\":{\"name\":\"load\"}}");
    } catch (IOException exists) {
      if (!exists.getMessage().contains("AlreadyExists")) {
        throw exists;
      }
    }
  }

  /// A template that makes pods of about 3.5 kB, as applications have them.
  private static String set(String name, int replicas) {
    String labels =
        """
        {"app.kubernetes.io/name":"NAME","app.kubernetes.io/part-of":"shop","app.kubernetes.io/version":"1.4.2","tier":"front"}\
        """
            .replace("NAME", name);
    return """
    {"apiVersion":"apps/v1","kind":"ReplicaSet","metadata":{"name":"NAME"},"spec":{"replicas":COUNT,
    "selector":{"matchLabels":{"app.kubernetes.io/name":"NAME"}},
    "template":{"metadata":{"labels":LABELS,"annotations":{"prometheus.io/scrape":"true","prometheus.io/port":"8080","prometheus.io/path":"/metrics"}},
    "spec":{"containers":[{"name":"web","image":"nginx:1.27","ports":[{"name":"http","containerPort":80}],
    "env":[{"name":"LOG_LEVEL","value":"info"},{"name":"DATABASE_URL","value":"postgres://database.load.svc:5432/shop"},{"name":"POD_NAME","valueFrom":{"fieldRef":{"fieldPath":"metadata.name"}}}],
    "resources":{"requests":{"cpu":"20m","memory":"64Mi"},"limits":{"memory":"128Mi"}},
    "securityContext":{"allowPrivilegeEscalation":false,"readOnlyRootFilesystem":true,"runAsNonRoot":true,"capabilities":{"drop":["ALL"]}},
    "volumeMounts":[{"name":"scratch","mountPath":"/tmp"}]}],
    "volumes":[{"name":"scratch","emptyDir":{}}]}}}}\
    """
        .replace("LABELS", labels)
        .replace("COUNT", Integer.toString(replicas))
        .replace("NAME", name);
  }

  /// Asks the sets' own statuses, which are small.
  private static void awaitReady(Wire wire, int wanted, int seconds) throws Exception {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    long ready = 0;
    while (ready != wanted) {
      Thread.sleep(20);
      String sets = wire.get(SETS);
      ready = sum(sets, "readyReplicas");
      if (System.nanoTime() > end) {
        throw new IOException("only " + ready + " of " + wanted + " are ready");
      }
    }
  }

  private static long sum(String json, String field) {
    long sum = 0;
    String name = '"' + field + "\":";
    for (int at = json.indexOf(name); at >= 0; at = json.indexOf(name, at + 1)) {
      int from = at + name.length();
      while (json.charAt(from) == ' ') {
        from++;
      }
      int to = from;
      while (Character.isDigit(json.charAt(to))) {
        to++;
      }
      sum += Long.parseLong(json.substring(from, to));
    }
    return sum;
  }

  private static void list(Wire wire, int times) throws IOException {
    List<Long> took = new ArrayList<>();
    long size = 0;
    for (int i = 0; i < times; i++) {
      long begin = System.nanoTime();
      wire.send("GET", "/api/v1/pods", JSON, "");
      size = wire.discard();
      took.add((System.nanoTime() - begin) / 1_000_000);
    }
    List<Long> sorted = took.stream().sorted().toList();
    System.out.println(
        "list first "
            + took.getFirst()
            + " ms, median "
            + sorted.get(times / 2)
            + " ms, "
            + size / 1_000_000.0
            + " MB");
  }

  private static void replace(Wire wire, Wire.Address address, int count) throws Exception {
    long before = sum(wire.get(SETS), "readyReplicas");
    List<String> names = names(wire.get("/api/v1/namespaces/load/pods?limit=" + count));
    ConcurrentLinkedQueue<String> left = new ConcurrentLinkedQueue<>(names);
    Watch time = new Watch();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(Thread.ofPlatform().start(() -> delete(address, left)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    time.say("deleted", names.size() + " pods");
    awaitReady(wire, (int) before, 120);
    time.say("replaced", names.size() + " pods");
  }

  private static void delete(Wire.Address address, ConcurrentLinkedQueue<String> left) {
    try (Wire wire = new Wire(address)) {
      for (String name = left.poll(); name != null; name = left.poll()) {
        wire.call("DELETE", "/api/v1/namespaces/load/pods/" + name, JSON, "");
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> names(String list) {
    Matcher matcher = Pattern.compile("\"name\": ?\"(web-[0-9]+-[a-z0-9]{5})\"").matcher(list);
    return matcher.results().map(found -> found.group(1)).distinct().toList();
  }

  private static void watch(Wire wire, Wire.Address address, int watchers, int changes)
      throws Exception {
    ensureNamespace(wire);
    String map = "watched-" + System.nanoTime();
    wire.call(
        "POST", MAPS, JSON, "{\"metadata\":{\"name\":\"" + map + "\"},\"data\":{\"count\":\"0\"}}");
    String revision = revision(wire.get(MAPS));
    CountDownLatch open = new CountDownLatch(watchers);
    CountDownLatch done = new CountDownLatch(watchers);
    AtomicReference<String> wrong = new AtomicReference<>("");
    Watch opening = new Watch();
    Round round = new Round(revision, changes, open, done, wrong);
    for (int i = 0; i < watchers; i++) {
      Thread.ofVirtual().start(() -> read(address, round));
    }
    open.await();
    opening.say("opened", watchers + " watches");
    Watch time = new Watch();
    for (int i = 1; i <= changes; i++) {
      wire.call("PATCH", MAPS + "/" + map, MERGE, "{\"data\":{\"count\":\"" + i + "\"}}");
    }
    time.say("changed", changes + " times");
    done.await();
    time.say("watched", watchers + " watchers of " + changes + " changes " + wrong.get());
  }

  private static String revision(String list) {
    int at = list.indexOf("\"resourceVersion\":") + 18;
    int from = list.indexOf('"', at) + 1;
    return list.substring(from, list.indexOf('"', from));
  }

  /// What all watchers of one round share.
  private record Round(
      String revision,
      int changes,
      CountDownLatch open,
      CountDownLatch done,
      AtomicReference<String> wrong) {}

  /// Each change is a line; they come in order and none is missing.
  private static void read(Wire.Address address, Round round) {
    try (Wire wire = new Wire(address)) {
      wire.send("GET", MAPS + "?watch=1&resourceVersion=" + round.revision, JSON, "");
      round.open.countDown();
      Counting counting = new Counting(round.wrong);
      while (counting.seen < round.changes) {
        for (byte b : wire.chunk()) {
          counting.take(b);
        }
      }
    } catch (IOException e) {
      round.wrong.set("BROKEN: " + e);
      round.open.countDown();
    }
    round.done.countDown();
  }

  /// Finds the numbers of the changes in the bytes of a watch.
  private static final class Counting {
    private static final byte[] MARK = "\"count\":\"".getBytes(StandardCharsets.UTF_8);
    private final AtomicReference<String> wrong;
    private int seen;
    private int matched;
    private int number;

    Counting(AtomicReference<String> wrong) {
      this.wrong = wrong;
    }

    void take(byte b) {
      if (matched < MARK.length) {
        matched = b == MARK[matched] ? matched + 1 : b == ' ' ? matched : b == MARK[0] ? 1 : 0;
      } else if (b == '"') {
        if (number != ++seen) {
          wrong.set("WRONG: " + number + " instead of " + seen);
        }
        matched = 0;
        number = 0;
      } else {
        number = number * 10 + b - '0';
      }
    }
  }

  /// One watcher reads nothing for twelve seconds although more is sent than any buffer holds;
  /// another one must not notice.
  private static void stuck(Wire wire, Wire.Address address) throws Exception {
    ensureNamespace(wire);
    String map = "large-" + System.nanoTime();
    wire.call("POST", MAPS, JSON, "{\"metadata\":{\"name\":\"" + map + "\"},\"data\":{}}");
    String revision = revision(wire.get(MAPS));
    String path = MAPS + "?watch=1&resourceVersion=" + revision;
    String filling = "x".repeat(100_000);
    Watch time = new Watch();
    try (Wire lazy = new Wire(address);
        Wire keen = new Wire(address)) {
      lazy.send("GET", path, JSON, "");
      keen.send("GET", path, JSON, "");
      long slowest = 0;
      for (int i = 0; time.seconds() < 13; i++) {
        long begin = System.nanoTime();
        String mark = "\"count\":\"" + i + "\"";
        wire.call(
            "PATCH",
            MAPS + "/" + map,
            MERGE,
            "{\"data\":{\"count\":\"" + i + "\",\"x\":\"" + filling + "\"}}");
        String tail = "";
        while (!tail.replace(": ", ":").contains(mark)) {
          String more = new String(keen.chunk(), StandardCharsets.UTF_8);
          tail = tail.length() > 300 ? tail.substring(tail.length() - 300) + more : tail + more;
        }
        slowest = Math.max(slowest, (System.nanoTime() - begin) / 1_000_000);
        Thread.sleep(20);
      }
      System.out.println("stuck: slowest for the other watcher " + slowest + " ms");
      time.say("stuck", rest(lazy));
    }
  }

  /// What is left for a watcher that reads on at last: how much, and its end.
  private static String rest(Wire lazy) {
    String tail = "";
    int read = 0;
    try {
      for (byte[] chunk = lazy.chunk(); chunk.length > 0; chunk = lazy.chunk()) {
        read += chunk.length;
        String more = new String(chunk, StandardCharsets.UTF_8);
        tail = (tail + more).substring(Math.max(0, tail.length() + more.length() - 400));
      }
    } catch (IOException end) {
      System.out.println("stuck: cut by " + end);
    }
    return read + " bytes, then: " + tail.strip().replace("\n", " ");
  }

  /// Time since it was made.
  private static final class Watch {
    private final long begin = System.nanoTime();

    double seconds() {
      return (System.nanoTime() - begin) / 1e9;
    }

    void say(String what, String which) {
      System.out.printf("%s %.2f s, %s%n", what, seconds(), which);
    }
  }
}
