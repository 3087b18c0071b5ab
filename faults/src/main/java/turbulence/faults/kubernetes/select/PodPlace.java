package turbulence.faults.kubernetes.select;

import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Default;

/// Where pods are selected, and which of them come first.
public record PodPlace(
    @About("The namespace to look in.") @Default("\"default\"") String ns,
    @About("Which pods come first: alphabetic as the API lists them, or oldest.")
        @Default("\"alphabetic\"")
        String order) {

  public PodPlace {
    if (!order.equals("alphabetic") && !order.equals("oldest")) {
      throw new IllegalArgumentException("Cannot select pods. Order '" + order + "' is invalid.");
    }
    if (ns.isEmpty()) {
      throw new IllegalArgumentException("Cannot select pods. The namespace 'ns' is empty.");
    }
  }

  boolean isOldestFirst() {
    return order.equals("oldest");
  }
}
