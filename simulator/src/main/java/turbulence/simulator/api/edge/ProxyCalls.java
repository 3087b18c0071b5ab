package turbulence.simulator.api.edge;

import java.io.IOException;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.remote.Forwarding;
import turbulence.simulator.http.Headers;

/// Answers calls for what services and pods serve themselves.
final class ProxyCalls {
  /// How many slashes a path has before what is asked behind `proxy`:
  /// `/api/v1/namespaces/NAMESPACE/services/NAME/proxy/...`.
  private static final int SLASHES = 8;

  private static final byte[] NOTHING = new byte[0];

  private final Forwarding forwarding;

  ProxyCalls(Forwarding forwarding) {
    this.forwarding = forwarding;
  }

  void answer(Call call) throws IOException, InterruptedException {
    if (call.target().plural().equals("nodes")) {
      throw new Refusal(
          501, "NotImplemented", "the kubelets of the simulator serve nothing of their own", null);
    }
    String target = call.exchange().request().target();
    String rest = behind(target);
    boolean reads = call.verb().equals("get");
    if (!rest.startsWith("/") && reads) {
      int mark = target.indexOf('?');
      String path = mark < 0 ? target : target.substring(0, mark);
      call.exchange().reply(301, Headers.of("Location", path + "/" + rest), NOTHING);
      return;
    }
    forwarding.forward(
        call.exchange(),
        new Forwarding.Destination(
            call.target().plural(),
            call.namespace(),
            call.name(),
            rest.startsWith("/") ? rest : "/" + rest));
  }

  private static String behind(String target) {
    int mark = target.indexOf('?');
    int end = mark < 0 ? target.length() : mark;
    int slashes = 0;
    for (int i = 0; i < end; i++) {
      if (target.charAt(i) == '/' && ++slashes == SLASHES) {
        return target.substring(i);
      }
    }
    return target.substring(end);
  }
}
