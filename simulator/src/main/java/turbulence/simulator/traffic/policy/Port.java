package turbulence.simulator.traffic.policy;

import turbulence.json.Json;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// A port that a policy speaks of, or some that follow each other.
///
/// @param name of a port of the pod that is called; empty when numbers are given
/// @param first 0 for all ports
record Port(String protocol, String name, int first, int last) {
  static Port of(JsonObject given) {
    String protocol = given.text("protocol").orElse("TCP");
    Json port = given.get("port");
    if (port instanceof JsonText text) {
      return new Port(protocol, text.value(), 0, 0);
    } else if (port instanceof JsonNumber number) {
      int first = (int) number.doubleValue();
      int last = given.get("endPort") instanceof JsonNumber end ? (int) end.doubleValue() : first;
      return new Port(protocol, "", first, last);
    }
    return new Port(protocol, "", 0, 0);
  }

  boolean has(Line line) {
    if (!protocol.equals(line.protocol())) {
      return false;
    } else if (!name.isEmpty()) {
      var called = line.to().peer();
      return called != null && called.port(name, protocol) == line.port();
    }
    return first == 0 || line.port() >= first && line.port() <= last;
  }
}
