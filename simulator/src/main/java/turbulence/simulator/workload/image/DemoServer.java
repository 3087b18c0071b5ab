package turbulence.simulator.workload.image;

import java.util.ArrayList;
import java.util.List;

/// A server of the demo application's database.
record DemoServer(String host, int port) {
  private static final String SCHEME = "mongodb://";

  /// The servers that a connection string names: hosts with commas between them, each with a port
  /// or without.
  static List<DemoServer> all(String database) {
    String bare = database.startsWith(SCHEME) ? database.substring(SCHEME.length()) : database;
    String hosts = bare.substring(bare.indexOf('@') + 1);
    int end = hosts.indexOf('/');
    List<DemoServer> servers = new ArrayList<>();
    for (String each : (end < 0 ? hosts : hosts.substring(0, end)).split(",", -1)) {
      servers.add(of(each.strip()));
    }
    return servers;
  }

  private static DemoServer of(String text) {
    int colon = text.lastIndexOf(':');
    boolean named = colon > 0 && text.substring(colon + 1).matches("[0-9]{1,5}");
    return named
        ? new DemoServer(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)))
        : new DemoServer(text, DemoDatabase.PORT);
  }
}
