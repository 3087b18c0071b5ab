package turbulence.experiment.extension;

import java.util.List;

/// A table of contents: the steps, controls and notifiers of one package.
///
/// The extension's class lies in the root package of its steps. A class `pod.TerminatePods` below
/// it, under the prefix `chaosk8s`, is `terminate_pods` of the module `chaosk8s.pod.actions`.
public interface Extension {
  /// The first word of the modules.
  String prefix();

  List<Class<? extends Capability>> capabilities();

  default List<Class<? extends Control>> controls() {
    return List.of();
  }

  default List<Class<? extends Notifier>> notifiers() {
    return List.of();
  }

  /// Who puts back what these steps change.
  default List<Undoer> undoers() {
    return List.of();
  }
}
