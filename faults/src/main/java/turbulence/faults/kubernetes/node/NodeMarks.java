package turbulence.faults.kubernetes.node;

import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.ActivityFailed;

/// Which nodes by name and labels. What is left out fits any node.
record NodeMarks(
    @About("The one node of this name.") @Nullable String name,
    @About("The nodes that have these labels, such as `disk=ssd`.")
        @Nullable String labelSelector) {
  static NodeMarks labels(@Nullable String selector) {
    return new NodeMarks(null, selector);
  }

  boolean isNamed() {
    return name != null && !name.isEmpty();
  }

  /// A variable that is not set must not mean every node of the cluster.
  void refuseEmpty() throws ActivityFailed {
    boolean given = name != null || labelSelector != null;
    if (given && !isNamed() && (labelSelector == null || labelSelector.isEmpty())) {
      throw new ActivityFailed(
          (name == null ? "'label_selector'" : "'name'")
              + " is empty; leave it out to mean every node");
    }
  }
}
