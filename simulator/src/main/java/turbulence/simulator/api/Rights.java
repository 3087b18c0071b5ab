package turbulence.simulator.api;

/// Who may do what.
@FunctionalInterface
public interface Rights {
  /// Masters may do everything, others nothing: a cluster without roles.
  Rights MASTERS = (caller, _) -> caller.groups().contains("system:masters");

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
