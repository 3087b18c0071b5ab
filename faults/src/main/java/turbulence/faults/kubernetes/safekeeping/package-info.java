/// What guards a run in the clusters that it changes: a lease that keeps others off its targets, a
/// copy of its ledger, and whoever finds these later. How objects are put back is not said here.
@NullMarked
package turbulence.faults.kubernetes.safekeeping;

import org.jspecify.annotations.NullMarked;
