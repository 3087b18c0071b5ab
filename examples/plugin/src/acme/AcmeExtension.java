package acme;

import acme.disk.Fill;
import acme.disk.FreeSpace;
import java.util.List;
import turbulence.experiment.extension.Capability;
import turbulence.experiment.extension.Control;
import turbulence.experiment.extension.Extension;
import turbulence.experiment.extension.Notifier;

/// The table of contents: what experiments can name. Turbulence finds this class by the file in
/// META-INF/services of the jar.
public final class AcmeExtension implements Extension {
  /// Names start with it: [Fill] in the package `acme.disk` is `fill` of `acme.disk.actions`.
  @Override
  public String prefix() {
    return "acme";
  }

  @Override
  public List<Class<? extends Capability>> capabilities() {
    return List.of(Fill.class, FreeSpace.class);
  }

  @Override
  public List<Class<? extends Control>> controls() {
    return List.of(Owner.class);
  }

  @Override
  public List<Class<? extends Notifier>> notifiers() {
    return List.of(Diary.class);
  }
}
