import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.simulator.scenario.Simulator;

/// Measures what a drain adds to the time that disruption budgets impose. 200 pods of ten Deployments lie on two nodes,
/// each Deployment with a budget that lets two of its twenty be missing; a replacement is ready after two seconds.
///
///     Drain DIRECTORY ROUNDS COMMAND...
///
/// The time that the budgets impose is that of an evictor who lives in the cluster's own process, looks at the budgets
/// without pause and evicts at the moment at which one allows it. The command is run with a KUBECONFIG, and timed from
/// its start to its end. Prints a line for each round and the median of the ratios; exit 1 when it is above 1.10.
final class Drain {
  private static final int SETS = 10;
  private static final int EACH = 20;
  private static final List<String> DRAINED = List.of("node-0", "node-1");
  private static final double MOST = 1.10;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  public static void main(String... args) throws Exception {
    Path directory = Path.of(args[0]);
    List<String> command = List.of(args).subList(2, args.length);
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < Integer.parseInt(args[1]); round++) {
      double imposed;
      try (Simulator simulator = start()) {
        imposed = imposed(simulator);
      }
      double taken;
      try (Simulator simulator = start()) {
        taken = taken(simulator, directory, command);
      }
      ratios.add(taken / imposed);
      System.out.printf(
          Locale.ROOT,
          "budgets %.2f s, drain %.2f s, ratio %.3f%n",
          imposed,
          taken,
          taken / imposed);
    }
    ratios.sort(null);
    double median = ratios.get(ratios.size() / 2);
    System.out.printf(Locale.ROOT, "median ratio %.3f, at most %.2f%n", median, MOST);
    System.exit(median > MOST ? 1 : 0);
  }

  private static Simulator start() {
    StringBuilder manifests = new StringBuilder();
    for (int i = 0; i < SETS; i++) {
      manifests.append(set("web-" + i)).append("\n---\n");
    }
    Simulator simulator = Simulator.builder().nodes(2).with(manifests.toString()).start();
    List<String> missing = simulator.awaitReady(PATIENCE);
    if (!missing.isEmpty()) {
      throw new IllegalStateException(missing.toString());
    }
    simulator.addNode("node-2", "zone-b");
    simulator.addNode("node-3", "zone-c");
    simulator.await(
        () -> simulator.missing().isEmpty() && allowed(simulator) == SETS * 2, PATIENCE);
    return simulator;
  }

  private static int allowed(Simulator simulator) {
    int allowed = 0;
    for (JsonObject budget : simulator.list("poddisruptionbudgets.policy", "default")) {
      allowed += allowed(budget);
    }
    return allowed;
  }

  private static int allowed(JsonObject budget) {
    Json allowed = budget.object("status").get("disruptionsAllowed");
    return allowed == null ? 0 : Integer.parseInt(allowed.toString());
  }

  private static double imposed(Simulator simulator) throws Exception {
    HttpClient http = HttpClient.newBuilder().sslContext(trustingAll()).build();
    long begin = System.nanoTime();
    String closed = "{\"spec\":{\"unschedulable\":true}}";
    for (String node : DRAINED) {
      send(http, request(simulator, "PATCH", "/api/v1/nodes/" + node, closed));
    }
    while (isSomebodyLeft(http, simulator)) {
      Thread.sleep(2);
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  /// Evicts as many as the budgets allow at the moment.
  private static boolean isSomebodyLeft(HttpClient http, Simulator simulator) throws Exception {
    boolean left = false;
    for (JsonObject budget : simulator.list("poddisruptionbudgets.policy", "default")) {
      int allowed = allowed(budget);
      for (JsonObject pod : simulator.list("pods", "default", "set=" + name(budget))) {
        if (!isOnDrained(pod)) {
          continue;
        }
        left = true;
        if (allowed > 0 && !pod.object("metadata").has("deletionTimestamp")) {
          allowed--;
          evict(http, simulator, name(pod));
        }
      }
    }
    return left;
  }

  private static void evict(HttpClient http, Simulator simulator, String pod) throws Exception {
    String path = "/api/v1/namespaces/default/pods/" + pod + "/eviction";
    String eviction =
        "{\"apiVersion\":\"policy/v1\",\"kind\":\"Eviction\",\"metadata\":{\"name\":\""
            + pod
            + "\"}}";
    send(http, request(simulator, "POST", path, eviction));
  }

  private static boolean isOnDrained(JsonObject pod) {
    return DRAINED.contains(pod.object("spec").text("nodeName").orElse(""));
  }

  private static String name(JsonObject object) {
    return object.object("metadata").text("name").orElse("");
  }

  private static HttpRequest request(Simulator simulator, String method, String path, String body) {
    String type = method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
    return HttpRequest.newBuilder(URI.create(simulator.url() + path))
        .version(HttpClient.Version.HTTP_1_1)
        .header("Authorization", "Bearer " + simulator.token().orElse(""))
        .header("Content-Type", type)
        .method(method, BodyPublishers.ofString(body))
        .build();
  }

  private static void send(HttpClient http, HttpRequest request)
      throws IOException, InterruptedException {
    int code = http.send(request, BodyHandlers.discarding()).statusCode();
    if (code >= 400 && code != 429) {
      throw new IOException(request.uri() + ": " + code);
    }
  }

  /// The certificate of a simulator on this machine is not what is measured.
  private static SSLContext trustingAll() throws Exception {
    X509TrustManager all =
        new X509TrustManager() {
          @Override
          public void checkClientTrusted(X509Certificate[] chain, String type) {}

          @Override
          public void checkServerTrusted(X509Certificate[] chain, String type) {}

          @Override
          public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
          }
        };
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {all}, null);
    return context;
  }

  private static double taken(Simulator simulator, Path directory, List<String> command)
      throws Exception {
    Path kubeconfig = directory.resolve("kubeconfig");
    Files.deleteIfExists(kubeconfig);
    simulator.writeKubeconfig(kubeconfig);
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO().directory(directory.toFile());
    builder.redirectOutput(directory.resolve("drain.log").toFile());
    builder.environment().put("KUBECONFIG", kubeconfig.toString());
    long begin = System.nanoTime();
    int code = builder.start().waitFor();
    double taken = (System.nanoTime() - begin) / 1e9;
    for (JsonObject pod : simulator.list("pods", "default")) {
      if (code != 0 || isOnDrained(pod)) {
        throw new IllegalStateException("exit " + code + ", or a pod stays: " + name(pod));
      }
    }
    return taken;
  }

  private static String set(String name) {
    return """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: NAME}
    spec:
      replicas: EACH
      selector: {matchLabels: {set: NAME}}
      template:
        metadata: {labels: {set: NAME}}
        spec:
          terminationGracePeriodSeconds: 1
          containers:
          - name: web
            image: nginx:1.29
            readinessProbe: {httpGet: {path: /, port: 80}, initialDelaySeconds: 2, periodSeconds: 1}
            resources: {requests: {cpu: 1m, memory: 1Mi}}
    ---
    apiVersion: policy/v1
    kind: PodDisruptionBudget
    metadata: {name: NAME}
    spec: {maxUnavailable: 2, selector: {matchLabels: {set: NAME}}}
    """
        .replace("NAME", name)
        .replace("EACH", Integer.toString(EACH));
  }
}
