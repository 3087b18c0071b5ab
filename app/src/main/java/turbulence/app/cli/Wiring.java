package turbulence.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.Version;
import turbulence.experiment.builtin.BuiltIn;
import turbulence.experiment.event.Events;
import turbulence.experiment.event.Level;
import turbulence.experiment.extension.Arguments;
import turbulence.experiment.extension.Asking;
import turbulence.experiment.extension.Binding;
import turbulence.experiment.extension.Catalog;
import turbulence.experiment.extension.Extension;
import turbulence.experiment.extension.Notifier;
import turbulence.experiment.extension.Plugins;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Shared;
import turbulence.experiment.extension.Stop;
import turbulence.experiment.ledger.Recovery;
import turbulence.experiment.ledger.RunStore;
import turbulence.experiment.notify.Notifications;
import turbulence.experiment.read.DocumentParser;
import turbulence.experiment.read.DocumentUnreadable;
import turbulence.experiment.run.Engine;
import turbulence.experiment.settings.Settings;
import turbulence.experiment.settings.SettingsInvalid;
import turbulence.faults.istio.IstioExtension;
import turbulence.faults.istio.OwnIstioExtension;
import turbulence.faults.kubernetes.KubernetesExtension;
import turbulence.faults.kubernetes.OwnKubernetesExtension;
import turbulence.faults.prometheus.PrometheusExtension;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// The one place where the parts of the house are put together.
final class Wiring {
  private static final Asking NOBODY =
      _ -> new Asking.Answer(false, "there is no run", JsonObject.EMPTY);
  private static final Stop NOTHING = _ -> {};

  private Wiring() {}

  static Json yaml(Path path, byte[] text) throws SettingsInvalid {
    try {
      return DocumentParser.yaml(path.toString(), text).tree();
    } catch (DocumentUnreadable e) {
      throw new SettingsInvalid(String.valueOf(e.getMessage()));
    }
  }

  static Engine engine(Session session, Settings settings, Catalog catalog) {
    return new Engine(
        new Engine.Surroundings(
            session.world(),
            settings,
            catalog,
            session.events(),
            session.face() == Face.CHAOS ? Level.DEBUG : Level.INFO,
            Version.NUMBER));
  }

  /// What is built in, and the plugins of the home directory and the command line.
  static Catalog catalog(Session session) {
    List<Path> directories = new ArrayList<>();
    Path home = RunStore.home(session.world());
    if (home != null) {
      directories.add(home.resolve("plugins"));
    }
    directories.addAll(session.call().paths("--plugins", session.world()::resolve));
    List<Extension> extensions = new ArrayList<>(BuiltIn.extensions());
    extensions.add(new KubernetesExtension());
    extensions.add(new OwnKubernetesExtension());
    extensions.add(new IstioExtension());
    extensions.add(new OwnIstioExtension());
    extensions.add(new PrometheusExtension());
    return new Catalog(extensions, new Plugins(directories));
  }

  static Recovery recovery(Session session) {
    Catalog catalog = catalog(session);
    return new Recovery(
        new RunStore(session.world()), catalog.undoers(), catalog.safekeepers(), session.events());
  }

  /// The settings, and the channels that they name listening. Settings that cannot be read are said
  /// and count as none.
  static Settings settings(Session session, Catalog catalog) {
    Settings settings = read(session);
    if (!settings.tree().array("notifications").isEmpty()) {
      Level trouble = session.face() == Face.CHAOS ? Level.DEBUG : Level.WARNING;
      session
          .events()
          .add(
              new Notifications(
                  settings, scope(session), module -> notifier(catalog, module), trouble));
    }
    return settings;
  }

  /// The settings, without anybody listening.
  static Settings settings(Session session) {
    return read(session);
  }

  private static Settings read(Session session) {
    Events events = session.events();
    if (!session.settingsFile().exists()) {
      events.debug(
          "The Chaos Toolkit settings file could not be found at '"
              + session.settingsFile().path()
              + "'.");
      return Settings.NONE;
    }
    try {
      return session.settingsFile().read();
    } catch (SettingsInvalid e) {
      events.error("Failed parsing YAML settings: " + e.getMessage());
    } catch (IOException e) {
      events.error("Failed reading settings: " + Trouble.words(e));
    }
    return Settings.NONE;
  }

  private static Scope scope(Session session) {
    return new Scope(
        session.world(),
        JsonObject.EMPTY,
        JsonObject.EMPTY,
        session.events(),
        NOTHING,
        NOBODY,
        new Shared());
  }

  private static @Nullable Notifier notifier(Catalog catalog, String module) {
    Class<? extends Notifier> type = catalog.notifier(module).orElse(null);
    return type == null ? null : made(type, module);
  }

  /// What a channel says beyond its module it is told with every event, so that notifiers need no
  /// arguments.
  private static <T extends Notifier> @Nullable T made(Class<T> type, String module) {
    return Arguments.of(type).bind(JsonObject.EMPTY, module) instanceof Binding.Bound<T>(T notifier)
        ? notifier
        : null;
  }
}
