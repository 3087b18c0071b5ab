package turbulence.simulator.workload;

/// What an image does when a container of it starts.
///
/// `start` is called on the control plane's thread and must not block: it sets alarms, opens ports,
/// or goes on beside through the [Shell].
@FunctionalInterface
public interface Workload {
  void start(Shell shell);
}
