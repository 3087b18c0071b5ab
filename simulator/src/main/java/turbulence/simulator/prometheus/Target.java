package turbulence.simulator.prometheus;

import java.util.Map;

/// Where something is scraped from, and the labels that its series get.
///
/// @param labels `job`, `instance`, and what is known about the pod
/// @param discovered what was known about it before it was decided to scrape it
record Target(
    String host,
    int port,
    String path,
    Map<String, String> labels,
    Map<String, String> discovered) {
  String job() {
    return labels.getOrDefault("job", "");
  }

  String url() {
    return "http://" + host + ":" + port + path;
  }
}
