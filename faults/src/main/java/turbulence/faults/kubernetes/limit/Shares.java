package turbulence.faults.kubernetes.limit;

import java.util.List;
import turbulence.experiment.extension.Policy;
import turbulence.experiment.extension.Policy.Said;
import turbulence.experiment.model.Share;

/// The limits that speak of shares of a whole, and of what has to stay. Nothing is read for those
/// that nobody set.
final class Shares {
  private final List<Said<Share>> ofWorkload;
  private final List<Said<Integer>> leaveReady;
  private final List<Said<Share>> ofNodes;
  private final List<Said<Share>> ofZone;
  private final List<Past> before;

  Shares(Policy policy, List<Past> before) {
    this.ofWorkload = policy.said("share_of_workload", limits -> limits.shares().workload());
    this.leaveReady = policy.said("leave_ready", limits -> limits.shares().leaveReady());
    this.ofNodes = policy.said("share_of_nodes", limits -> limits.shares().nodes());
    this.ofZone = policy.said("share_of_zone", limits -> limits.shares().zone());
    this.before = before;
  }

  /// @return what the footprint was found to take
  Tally look(List<Loss> losses, Register register, Objections objections)
      throws InterruptedException {
    Tally tally = new Tally();
    if (!ofWorkload.isEmpty() || !leaveReady.isEmpty()) {
      try {
        new PodShares(register, before, tally).look(losses, ofWorkload, leaveReady, objections);
      } catch (Unreadable e) {
        ofWorkload.forEach(said -> objections.unknowable(said.place(), e));
        leaveReady.forEach(said -> objections.unknowable(said.place(), e));
      }
    }
    if (!ofNodes.isEmpty() || !ofZone.isEmpty()) {
      try {
        new NodeShares(before, tally).look(register, losses, ofNodes, ofZone, objections);
      } catch (Unreadable e) {
        ofNodes.forEach(said -> objections.unknowable(said.place(), e));
        ofZone.forEach(said -> objections.unknowable(said.place(), e));
      }
    }
    return tally;
  }
}
