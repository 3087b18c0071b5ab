package turbulence.simulator.metrics;

import turbulence.simulator.traffic.Passage.End;
import turbulence.simulator.traffic.Passage.Party;

/// The labels that Istio's proxies put on what they count, as text between braces.
final class Labels {
  private static final String UNKNOWN = "unknown";

  private final StringBuilder text = new StringBuilder(1024);
  private final Sight sight;
  private final Identities identities;

  private Labels(Sight sight, Identities identities) {
    this.sight = sight;
    this.identities = identities;
  }

  /// @param source the caller with its pod, as far as it is known, and so the destination
  static String of(Sight sight, Identities identities, Party source, Party destination) {
    Labels labels = new Labels(sight, identities);
    labels.add("reporter", sight.end() == End.SOURCE ? "source" : "destination");
    labels.party("source", source);
    labels.party("destination", destination);
    labels.service();
    labels.outcome();
    return labels.text.toString();
  }

  private void party(String side, Party party) {
    Identities.Identity identity = identities.of(party);
    add(side + "_workload", known(party.workload()));
    add(side + "_canonical_service", known(identity.service()));
    add(side + "_canonical_revision", identity.revision());
    add(side + "_workload_namespace", known(party.namespace()));
    add(side + "_principal", isMutual() ? known(identity.principal()) : UNKNOWN);
    add(side + "_app", known(party.app()));
    add(side + "_version", known(party.version()));
    add(side + "_cluster", party.inMesh() ? "Kubernetes" : UNKNOWN);
  }

  private void service() {
    Sight.Line line = sight.line();
    boolean found = !line.service().isEmpty();
    String host = line.service() + "." + line.serviceNamespace() + ".svc.cluster.local";
    String through = sight.end() == End.SOURCE ? "PassthroughCluster" : "InboundPassthroughCluster";
    add("destination_service", found ? host : known(line.host()));
    add("destination_service_name", found ? line.service() : through);
    add("destination_service_namespace", found ? line.serviceNamespace() : UNKNOWN);
  }

  private void outcome() {
    boolean answered = sight.status() >= 0;
    add("request_protocol", sight.line().protocol());
    if (answered) {
      boolean grpc = sight.line().protocol().equals("grpc") && sight.status() == 200;
      add("response_code", Integer.toString(sight.status()));
      add("grpc_response_status", grpc ? "0" : "");
    }
    add("response_flags", sight.flags());
    String policy = isMutual() ? "mutual_tls" : "none";
    add("connection_security_policy", sight.end() == End.SOURCE ? UNKNOWN : policy);
  }

  /// Both ends have a proxy: they speak TLS, each showing who it is.
  private boolean isMutual() {
    return sight.source().inMesh() && sight.destination().inMesh();
  }

  private static String known(String value) {
    return value.isEmpty() ? UNKNOWN : value;
  }

  private void add(String name, String value) {
    if (!text.isEmpty()) {
      text.append(',');
    }
    append(text, name, value);
  }

  /// Writes a label.
  static void append(StringBuilder text, String name, String value) {
    text.append(name).append("=\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\' -> text.append("\\\\");
        case '"' -> text.append("\\\"");
        case '\n' -> text.append("\\n");
        default -> text.append(c);
      }
    }
    text.append('"');
  }
}
