package turbulence.simulator.api.kind;

import java.util.List;
import turbulence.json.Json;

/// What a server refuses in probes and in what runs at a container's start and end.
final class ProbeCheck {
  private static final List<String> HANDLERS =
      List.of("exec", "httpGet", "tcpSocket", "grpc", "sleep");

  private final Field grace;

  ProbeCheck(Field grace) {
    this.grace = grace;
  }

  /// A probe of liveness or start: one success is enough.
  void checkOnce(Field probe) {
    if (probe.isSet()) {
      check(probe);
      if (probe.child("successThreshold").number() != 1) {
        probe.child("successThreshold").invalid("must be 1");
      }
    }
  }

  void checkReadiness(Field probe) {
    if (probe.isSet()) {
      check(probe);
      if (probe.child("terminationGracePeriodSeconds").isSet()) {
        probe.child("terminationGracePeriodSeconds").invalid("must not be set for readinessProbes");
      }
    }
  }

  private void check(Field probe) {
    checkHandler(probe);
    probe.child("initialDelaySeconds").notNegative();
    probe.child("timeoutSeconds").notNegative();
    probe.child("periodSeconds").notNegative();
    probe.child("successThreshold").notNegative();
    probe.child("failureThreshold").notNegative();
    Field period = probe.child("terminationGracePeriodSeconds");
    if (period.isSet() && period.number() <= 0) {
      period.invalid("must be greater than 0");
    }
  }

  void checkLifecycle(Field lifecycle) {
    if (lifecycle.child("postStart").isSet()) {
      checkHandler(lifecycle.child("postStart"));
    }
    if (lifecycle.child("preStop").isSet()) {
      checkHandler(lifecycle.child("preStop"));
    }
  }

  private void checkHandler(Field handler) {
    int seen = 0;
    for (String kind : HANDLERS) {
      Field action = handler.child(kind);
      if (!action.isSet()) {
        continue;
      }
      if (seen++ > 0) {
        action.forbidden("may not specify more than 1 handler type");
      } else {
        checkAction(kind, action);
      }
    }
    if (seen == 0) {
      handler.required("must specify a handler type");
    }
  }

  private void checkAction(String kind, Field action) {
    switch (kind) {
      case "exec" -> {
        if (action.child("command").isEmpty()) {
          action.child("command").required("");
        }
      }
      case "httpGet" -> checkHttp(action);
      case "sleep" -> checkSleep(action);
      default -> checkPort(action.child("port"));
    }
  }

  private static void checkHttp(Field action) {
    if (action.child("path").isBlank()) {
      action.child("path").required("");
    }
    checkPort(action.child("port"));
    if (!List.of("HTTP", "HTTPS").contains(action.child("scheme").text())) {
      action.child("scheme").unsupported(List.of("HTTP", "HTTPS"));
    }
    for (Field header : action.child("httpHeaders")) {
      Field name = header.child("name");
      name.at(action.child("httpHeaders")).must(Names.header(name.text()));
    }
  }

  private void checkSleep(Field action) {
    Field seconds = action.child("seconds");
    if (grace.isSet() && (seconds.number() < 0 || seconds.number() > grace.number())) {
      seconds
          .at(action)
          .invalid(
              "must be non-negative and less than terminationGracePeriodSeconds ("
                  + grace.number()
                  + ")");
    }
  }

  /// A number or a name.
  static void checkPort(Field port) {
    if (port.isText()) {
      port.must(Names.port(port.text()));
    } else if (port.number() < 1 || port.number() > 65_535) {
      Field number = port.isSet() ? port : port.holding(Json.of(0));
      number.within(1, 65_535);
    }
  }
}
