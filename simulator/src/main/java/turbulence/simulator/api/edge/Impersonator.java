package turbulence.simulator.api.edge;

import java.util.List;
import java.util.Map;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.Rights;
import turbulence.simulator.api.Rights.Deed;
import turbulence.simulator.store.Resource;

/// Who wants to be somebody else, in one of the modes; an empty mode is the old way.
record Impersonator(Rights rights, Caller caller, String mode) {
  private static final String ACCOUNT = "system:serviceaccount:";
  private static final String NODE = "system:node:";
  private static final String OWN_NODE = "associated-node";
  private static final String ANY_NODE = "arbitrary-node";
  private static final String AUTHENTICATION = "authentication.k8s.io";
  private static final String NODE_OF_POD = "authentication.kubernetes.io/node-name";

  /// The modes that such users can be taken in, the old way last.
  static List<String> modes(Caller caller, Caller wanted) {
    boolean only = wanted.uid().isEmpty() && wanted.groups().isEmpty() && wanted.extra().isEmpty();
    String user = wanted.user();
    if (user.startsWith(NODE)) {
      boolean own =
          isAccount(caller.user())
              && List.of(user.substring(NODE.length()))
                  .equals(caller.extra().getOrDefault(NODE_OF_POD, List.of()));
      return !only ? List.of("") : own ? List.of(OWN_NODE, ANY_NODE, "") : List.of(ANY_NODE, "");
    } else if (isAccount(user)) {
      return only ? List.of("serviceaccount", "") : List.of("");
    }
    return List.of("user-info", "");
  }

  private static boolean isAccount(String user) {
    String[] parts = user.split(":", -1);
    return user.startsWith(ACCOUNT)
        && parts.length == 4
        && !parts[2].isEmpty()
        && !parts[3].isEmpty();
  }

  /// The wanted user, with the groups that such a user always has; refused for each thing that may
  /// not be taken.
  Caller take(Caller wanted) {
    List<String> groups = takeUser(wanted);
    if (!wanted.uid().isEmpty()) {
      require(AUTHENTICATION, "uids", "", wanted.uid());
    }
    wanted.groups().forEach(this::takeGroup);
    for (Map.Entry<String, List<String>> each : wanted.extra().entrySet()) {
      for (String value : each.getValue()) {
        require(AUTHENTICATION, "userextras", each.getKey(), value);
      }
    }
    return new Caller(wanted.user(), groups, wanted.uid(), wanted.extra());
  }

  private List<String> takeUser(Caller wanted) {
    String user = wanted.user();
    if (isAccount(user)) {
      String[] parts = user.split(":", -1);
      Deed deed = new Deed(verb(), group(), "serviceaccounts", "", parts[2], parts[3]);
      rights.require(caller, deed);
      return wanted.groups().isEmpty()
          ? List.of("system:serviceaccounts", "system:serviceaccounts:" + parts[2])
          : wanted.groups();
    } else if (mode.equals(OWN_NODE) || mode.equals(ANY_NODE)) {
      String node = mode.equals(OWN_NODE) ? "*" : user.substring(NODE.length());
      require(group(), "nodes", "", node);
      return List.of("system:nodes");
    }
    require(group(), "users", "", user);
    return wanted.groups();
  }

  private void takeGroup(String group) {
    if (!mode.isEmpty() && (group.isEmpty() || group.equals(Caller.MASTERS))) {
      String what = group.isEmpty() ? "empty string" : Caller.MASTERS;
      Deed deed = new Deed(verb(), group(), "groups", "", "", group);
      throw forbidden(deed, "impersonating the " + what + " group is not allowed");
    }
    require(group(), "groups", "", group);
  }

  private Refusal forbidden(Deed deed, String why) {
    return Refusals.forbidden(
        new Resource(deed.group(), deed.resource()), deed.name(), deed.words(caller) + ": " + why);
  }

  private void require(String group, String resource, String below, String name) {
    rights.require(caller, new Deed(verb(), group, resource, below, "", name));
  }

  private String verb() {
    return mode.isEmpty() ? "impersonate" : "impersonate:" + mode;
  }

  /// Users and groups are of no group in the old way.
  private String group() {
    return mode.isEmpty() ? "" : AUTHENTICATION;
  }
}
