/// Jobs, which run pods to their end, and CronJobs, which make Jobs by the clock. What a schedule
/// may look like is said where kinds are checked.
@NullMarked
package turbulence.simulator.control.batch;

import org.jspecify.annotations.NullMarked;
