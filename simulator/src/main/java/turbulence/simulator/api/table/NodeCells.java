package turbulence.simulator.api.table;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// The cells of a node.
final class NodeCells {
  private static final String ROLE = "node-role.kubernetes.io/";

  private NodeCells() {}

  static void print(Row row) {
    JsonObject system = row.status().object("nodeInfo");
    row.name().add(status(row), roles(row.metadata().object("labels"))).age();
    row.add(
        Look.text(system, "kubeletVersion"),
        address(row.status(), "InternalIP"),
        address(row.status(), "ExternalIP"),
        Look.text(system, "osImage", "<unknown>"),
        kernel(system),
        Look.text(system, "containerRuntimeVersion", "<unknown>"));
  }

  private static String status(Row row) {
    String ready =
        switch (Look.condition(row.status(), "Ready")) {
          case "" -> "Unknown";
          case "True" -> "Ready";
          default -> "NotReady";
        };
    return Look.flag(row.spec(), "unschedulable") ? ready + ",SchedulingDisabled" : ready;
  }

  private static String kernel(JsonObject system) {
    String kernel = Look.text(system, "kernelVersion");
    String architecture = Look.text(system, "architecture");
    if (kernel.isEmpty()) {
      return "<unknown>";
    }
    return architecture.isEmpty() ? kernel : kernel + " (" + architecture + ")";
  }

  private static String roles(JsonObject labels) {
    SortedSet<String> roles = new TreeSet<>();
    for (Map.Entry<String, Json> label : labels) {
      if (label.getKey().startsWith(ROLE)) {
        roles.add(label.getKey().substring(ROLE.length()));
      } else if (label.getKey().equals("kubernetes.io/role")) {
        roles.add(Look.shown(label.getValue(), ""));
      }
    }
    roles.remove("");
    return roles.isEmpty() ? "<none>" : String.join(",", roles);
  }

  private static String address(JsonObject status, String type) {
    for (JsonObject address : Look.objects(status.array("addresses"))) {
      if (Look.text(address, "type").equals(type)) {
        return Look.text(address, "address");
      }
    }
    return "<none>";
  }
}
