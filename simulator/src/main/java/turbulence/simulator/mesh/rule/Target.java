package turbulence.simulator.mesh.rule;

import turbulence.json.JsonObject;

/// Where a route leads.
///
/// @param host its full name
/// @param subset empty for all pods of the host
/// @param port 0 for the host's only one, or the one that was called
public record Target(
    String host, String subset, int port, int weight, HeaderChange asking, HeaderChange answering) {
  /// All pods behind a port of a host.
  public static Target of(String host, int port) {
    return new Target(host, "", port, 0, HeaderChange.NONE, HeaderChange.NONE);
  }

  /// As a route writes it: a destination with a weight and headers.
  static Target weighted(JsonObject given, String namespace) {
    JsonObject headers = given.object("headers");
    return plain(given.object("destination"), namespace)
        .with(
            Given.number(given, "weight", 0),
            HeaderChange.of(headers.object("request")),
            HeaderChange.of(headers.object("response")));
  }

  /// As a destination is written.
  static Target plain(JsonObject destination, String namespace) {
    return new Target(
        Hosts.full(Given.text(destination, "host"), namespace),
        Given.text(destination, "subset"),
        Given.number(destination.object("port"), "number", 0),
        0,
        HeaderChange.NONE,
        HeaderChange.NONE);
  }

  private Target with(int otherWeight, HeaderChange asked, HeaderChange answered) {
    return new Target(host, subset, port, otherWeight, asked, answered);
  }
}
