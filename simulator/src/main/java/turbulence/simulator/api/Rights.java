package turbulence.simulator.api;

/// Who may do what.
@FunctionalInterface
public interface Rights {
  /// Masters may do everything, others only ask what they may: a cluster without roles of its own.
  Rights MASTERS =
      (caller, deed) ->
          caller.groups().contains("system:masters")
              || deed.isQuestion() && caller.groups().contains("system:authenticated");

  boolean allow(Caller caller, Deed deed);

  /// What somebody wants to do to a resource; the namespace is empty for the whole cluster, the
  /// name for a collection, the subresource for the object itself.
  record Deed(
      String verb,
      String group,
      String resource,
      String subresource,
      String namespace,
      String name) {
    /// Whether somebody asks about his own rights, as everybody who is known may.
    boolean isQuestion() {
      return verb.equals("create")
          && switch (resource) {
            case "selfsubjectaccessreviews", "selfsubjectrulesreviews" ->
                group.equals("authorization.k8s.io");
            case "selfsubjectreviews" -> group.equals("authentication.k8s.io");
            default -> false;
          };
    }

    /// As a refusal says it.
    public String words(Caller caller) {
      String what = subresource.isEmpty() ? resource : resource + "/" + subresource;
      String where =
          namespace.isEmpty() ? "at the cluster scope" : "in the namespace \"" + namespace + "\"";
      return "User \""
          + caller.user()
          + "\" cannot "
          + verb
          + " resource \""
          + what
          + "\" in API group \""
          + group
          + "\" "
          + where;
    }
  }
}
