package turbulence.simulator.api.edge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.remote.Conversation;
import turbulence.simulator.api.remote.Executor;
import turbulence.simulator.api.remote.Wish;
import turbulence.simulator.http.Headers;
import turbulence.simulator.http.Messages;
import turbulence.simulator.store.Stored;

/// Answers calls that reach into containers: `exec`, `attach` and `portforward`.
final class RemoteCalls {
  private final Executor executor;

  RemoteCalls(Executor executor) {
    this.executor = executor;
  }

  void answer(Call call, Stored pod) throws IOException, InterruptedException {
    requireVerb(call);
    if (call.target().subresource().equals("portforward")) {
      requireUpgrade(call);
      throw unserved(
          "the simulator does not forward ports: it has no way from your machine into a pod but its"
              + " gateway; a Service can be asked by `kubectl get --raw"
              + " /api/v1/namespaces/NAMESPACE/services/NAME:PORT/proxy/`, and from a pod by"
              + " `kubectl exec`");
    }
    Wish wish = wish(call, pod);
    if (pod.spec().text("nodeName").orElse("").isEmpty()) {
      throw Refusals.badRequest("pod " + call.name() + " does not have a host assigned");
    }
    requireUpgrade(call);
    if (!Messages.areAsked(call.exchange().request())) {
      throw unserved(
          "the simulator speaks with containers over WebSocket only, not over "
              + call.exchange().request().headers().first("Upgrade")
              + ": use kubectl 1.31 or newer, and leave KUBECTL_REMOTE_COMMAND_WEBSOCKETS on");
    }
    Conversation.hold(call.exchange(), executor, pod, wish);
  }

  private static void requireVerb(Call call) {
    if (!call.verb().equals("create") && !call.verb().equals("get")) {
      throw Refusals.methodNotAllowed();
    }
  }

  private static Refusal unserved(String message) {
    return new Refusal(501, "NotImplemented", message, null);
  }

  private static void requireUpgrade(Call call) {
    Headers headers = call.exchange().request().headers();
    String connection = String.valueOf(headers.first("Connection")).toLowerCase(Locale.ROOT);
    if (!connection.contains("upgrade") || !headers.has("Upgrade")) {
      throw Refusals.badRequest("Upgrade request required");
    }
  }

  private static Wish wish(Call call, Stored pod) {
    boolean tty = call.asks("tty");
    boolean attach = call.target().subresource().equals("attach");
    return new Wish(
        container(pod, call.query().text("container")),
        attach ? List.of() : call.query().all("command"),
        attach,
        call.asks("stdin"),
        call.asks("stdout"),
        call.asks("stderr") && !tty,
        tty);
  }

  private static String container(Stored pod, String named) {
    List<String> all = new ArrayList<>();
    for (String list : List.of("containers", "initContainers", "ephemeralContainers")) {
      pod.spec().array(list).forEach(each -> all.add(((JsonObject) each).text("name").orElse("")));
    }
    int mains = pod.spec().array("containers").size();
    if (named.isEmpty() && mains == 1) {
      return all.getFirst();
    } else if (named.isEmpty()) {
      throw Refusals.badRequest(
          "a container name must be specified for pod "
              + pod.key().name()
              + ", choose one of: ["
              + String.join(" ", all.subList(0, mains))
              + "]"
              + initial(pod, all));
    } else if (!all.contains(named)) {
      throw Refusals.badRequest("container " + named + " is not valid for pod " + pod.key().name());
    }
    return named;
  }

  private static String initial(Stored pod, List<String> all) {
    int mains = pod.spec().array("containers").size();
    int count = pod.spec().array("initContainers").size();
    return count == 0
        ? ""
        : " or one of the init containers: ["
            + String.join(" ", all.subList(mains, mains + count))
            + "]";
  }
}
