package turbulence.simulator.kubelet;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.control.scheduling.Trees;
import turbulence.simulator.time.Timeline;
import turbulence.simulator.traffic.Wires;
import turbulence.simulator.workload.Body;
import turbulence.simulator.workload.Headers;
import turbulence.simulator.workload.Service;
import turbulence.simulator.workload.Service.Unreachable;
import turbulence.simulator.workload.Shell;
import turbulence.simulator.workload.Shell.Ran;
import turbulence.simulator.workload.Transcript;

/// Asks a container how it is: by HTTP, by a connection, by gRPC (which is taken for a connection),
/// or by running a command in it.
final class ProbeCall {
  private static final int FIRST_BAD = 400;

  private final Timeline timeline;
  private final Wires wires;
  private final Target target;
  private @Nullable Attempt attempt;

  /// What is probed, and how.
  record Target(JsonObject probe, ContainerSpec container, Program program, Ports ports) {}

  ProbeCall(Timeline timeline, Wires wires, Target target) {
    this.timeline = timeline;
    this.wires = wires;
    this.target = target;
  }

  /// One question that waits for its answer.
  private final class Attempt {
    private final Consumer<@Nullable String> answer;
    private volatile @Nullable Thread thread;
    private boolean over;

    Attempt(Consumer<@Nullable String> answer) {
      this.answer = answer;
    }

    /// The first answer counts: the container's, or that it took too long.
    void end(@Nullable String complaint) {
      if (!over) {
        over = true;
        answer.accept(complaint);
      }
    }

    void interrupt() {
      Thread busy = thread;
      if (busy != null) {
        timeline.interrupt(busy);
      }
    }
  }

  /// Gives what is wrong, or null, on the control plane's thread.
  void ask(Duration patience, Consumer<@Nullable String> answer) {
    cancel();
    Attempt asked = new Attempt(answer);
    attempt = asked;
    Timeline.Alarm alarm =
        timeline.after(
            patience,
            () -> {
              asked.interrupt();
              asked.end(late(patience));
            });
    timeline.beside(() -> {
      asked.thread = Thread.currentThread();
      String complaint = tried();
      asked.thread = null;
      timeline.soon(() -> {
        alarm.cancel();
        asked.end(complaint);
      });
    });
  }

  void cancel() {
    Attempt open = attempt;
    if (open != null) {
      open.over = true;
      open.interrupt();
    }
  }

  private String late(Duration patience) {
    String limit = Backoff.inWords(patience);
    if (target.probe.has("exec")) {
      return "command timed out: \""
          + String.join(" ", Trees.texts(target.probe.object("exec"), "command"))
          + "\" timed out after "
          + limit;
    } else if (target.probe.has("httpGet")) {
      return "Get \""
          + url()
          + "\": context deadline exceeded (Client.Timeout exceeded while awaiting headers)";
    } else if (target.probe.has("grpc")) {
      return "timeout: failed to connect service \""
          + address("grpc")
          + "\" within "
          + limit
          + ": context deadline exceeded";
    }
    return "dial tcp " + address("tcpSocket") + ": i/o timeout";
  }

  private @Nullable String tried() {
    try {
      if (target.probe.has("httpGet")) {
        return get();
      } else if (target.probe.has("exec")) {
        return run();
      }
      return connect(target.probe.has("grpc") ? "grpc" : "tcpSocket");
    } catch (InterruptedException stop) {
      return "context canceled";
    } catch (Unreachable gone) {
      return "Get \"" + url() + "\": " + gone.getMessage();
    }
  }

  private @Nullable String connect(String how) {
    if (target.ports.at(port(how)).isPresent()) {
      return null;
    }
    String refused = "dial tcp " + address(how) + ": connect: connection refused";
    return how.equals("grpc")
        ? "timeout: failed to connect service \"" + address(how) + "\" within 1s: " + refused
        : refused;
  }

  private @Nullable String run() throws InterruptedException {
    Transcript transcript = new Transcript();
    List<String> command = Trees.texts(target.probe.object("exec"), "command");
    try {
      Ran ran = transcript.ended(target.program.execute(command, transcript));
      return ran.status() == 0 ? null : ran.output() + ran.errors();
    } catch (Shell.NotFound missing) {
      return missing.reason();
    }
  }

  private @Nullable String get() throws InterruptedException, Unreachable {
    JsonObject spec = target.probe.object("httpGet");
    Headers headers = headers(spec);
    Service.Request request =
        new Service.Request("GET", path(spec), headers, Body.EMPTY, target.program.place().podIp());
    String host = Trees.text(spec, "host");
    int port = port("httpGet");
    Service.Response response;
    if (host.isEmpty()) {
      Optional<Service> service = target.ports.at(port);
      if (service.isEmpty()) {
        throw new Unreachable("dial tcp " + address("httpGet") + ": connect: connection refused");
      }
      response = service.get().answer(request);
    } else {
      response = wires.networkOf("", target.program.place().podIp()).call(host, port, request);
    }
    return response.status() >= 200 && response.status() < FIRST_BAD
        ? null
        : "HTTP probe failed with statuscode: " + response.status();
  }

  private Headers headers(JsonObject spec) {
    Headers headers = Headers.NONE;
    for (JsonObject header : Trees.objects(spec, "httpHeaders")) {
      headers = headers.with(Trees.text(header, "name"), Trees.text(header, "value"));
    }
    if (headers.first("Host").isEmpty()) {
      headers = headers.with("Host", address("httpGet"));
    }
    if (headers.first("User-Agent").isEmpty()) {
      headers = headers.with("User-Agent", "kube-probe/1.36");
    }
    return headers.first("Accept").isEmpty() ? headers.with("Accept", "*/*") : headers;
  }

  private static String path(JsonObject spec) {
    String path = Trees.text(spec, "path");
    return path.startsWith("/") ? path : "/" + path;
  }

  private String url() {
    JsonObject spec = target.probe.object("httpGet");
    String scheme = spec.text("scheme").orElse("HTTP").toLowerCase(Locale.ROOT);
    return scheme + "://" + address("httpGet") + path(spec);
  }

  private String address(String how) {
    String host = Trees.text(target.probe.object(how), "host");
    return (host.isEmpty() ? target.program.place().podIp() : host) + ":" + port(how);
  }

  /// A number, or the name of one of the container's ports.
  private int port(String how) {
    Json port = target.probe.object(how).get("port");
    if (port instanceof JsonNumber number) {
      return number.value().intValue();
    }
    String name = port instanceof JsonText text ? text.value() : "";
    for (JsonObject each : Trees.objects(target.container.json(), "ports")) {
      if (Trees.text(each, "name").equals(name)) {
        return (int) Trees.whole(each, "containerPort", 0);
      }
    }
    try {
      return Integer.parseInt(name);
    } catch (NumberFormatException unknown) {
      return 0;
    }
  }
}
