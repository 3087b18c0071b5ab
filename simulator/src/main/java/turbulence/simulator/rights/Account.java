package turbulence.simulator.rights;

import java.util.List;
import turbulence.simulator.api.Caller;

/// A service account, as which programs in pods come to the API.
record Account(String namespace, String name) {
  private static final String PREFIX = "system:serviceaccount:";

  static String user(String namespace, String name) {
    return PREFIX + namespace + ":" + name;
  }

  String user() {
    return user(namespace, name);
  }

  List<String> groups() {
    return List.of(
        "system:serviceaccounts", "system:serviceaccounts:" + namespace, Caller.AUTHENTICATED);
  }
}
