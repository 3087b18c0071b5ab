package turbulence.experiment.extension;

import java.util.List;
import java.util.Map;

/// A table of contents: the steps, controls and notifiers of one package.
///
/// The extension's class lies in the root package of its steps. A class `pod.TerminatePods` below
/// it, under the prefix `chaosk8s`, is `terminate_pods` of the module `chaosk8s.pod.actions`. A
/// control or notifier `Repeat` under the prefix `chaosaddons.controls` is the module
/// `chaosaddons.controls.repeat`.
public interface Extension {
  /// The first words of the modules.
  String prefix();

  /// The package that people know it by, such as `chaostoolkit-kubernetes`.
  default String distribution() {
    return prefix();
  }

  List<Class<? extends Capability>> capabilities();

  /// Names of steps that Chaos Toolkit deprecates, each with the one to use instead, both as
  /// `module:function`. Whoever uses one still gets what he asks for, and is told.
  default Map<String, String> successors() {
    return Map.of();
  }

  default List<Class<? extends Control>> controls() {
    return List.of();
  }

  default List<Class<? extends Notifier>> notifiers() {
    return List.of();
  }

  /// Which systems the steps of a run worked on, in words: with what they share.
  default List<String> places(Shared shared) {
    return List.of();
  }

  /// Who guards runs in the systems that these steps change.
  default List<Safekeeper> safekeepers() {
    return List.of();
  }

  /// Who puts back what these steps change.
  default List<Undoer> undoers() {
    return List.of();
  }
}
