package turbulence.faults.kubernetes.select;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;

/// Namespaces other than the one of `ns`. All that is given must fit.
public record Wider(
    @About("The namespaces to look in, instead of ns.") @Nullable List<String> namespaces,
    @About(
            "A regular expression that is found in the names of the namespaces to look in, instead"
                + " of ns. Namespaces that begin with kube- are left out unless namespaces has"
                + " them.")
        @Nullable String namespacePattern,
    @About(
            "Labels that the namespaces to look in have, such as team=shop, instead of ns. Those"
                + " that begin with kube- are left out unless namespaces has them.")
        @Nullable String namespaceSelector) {
  public static final Wider NOT = new Wider(null, null, null);

  public Wider {
    Given.check("namespaces", namespaces);
    for (int i = 0; namespaces != null && i < namespaces.size(); i++) {
      Given.checkName("namespaces[" + i + "]", namespaces.get(i));
    }
    Given.check("namespace_pattern", namespacePattern);
    Given.check("namespace_selector", namespaceSelector);
    NamePattern.of("namespace_pattern", namespacePattern);
  }

  public boolean isGiven() {
    return namespaces != null || namespacePattern != null || namespaceSelector != null;
  }
}
