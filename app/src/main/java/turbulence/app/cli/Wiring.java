package turbulence.app.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.event.Events;
import turbulence.experiment.event.Level;
import turbulence.experiment.extension.Asking;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Stop;
import turbulence.experiment.notify.Notifications;
import turbulence.experiment.run.Engine;
import turbulence.experiment.settings.Settings;
import turbulence.experiment.settings.SettingsInvalid;
import turbulence.json.Json;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;

/// The one place where the parts of the house are put together.
final class Wiring {
  private static final Asking NOBODY =
      _ -> new Asking.Answer(false, "there is no run", JsonObject.EMPTY);

  private Wiring() {}

  static Json yaml(byte[] text) throws SettingsInvalid {
    try {
      return JsonReader.read(text);
    } catch (JsonMalformed e) {
      throw new SettingsInvalid(String.valueOf(e.getMessage()));
    }
  }

  /// The settings, and the channels that they name listening. Settings that cannot be read are said
  /// and count as none.
  static Settings settings(Session session) {
    Settings settings = read(session);
    if (!settings.tree().array("notifications").isEmpty()) {
      Level trouble = session.face() == Face.CHAOS ? Level.DEBUG : Level.WARNING;
      Scope scope = scope(session);
      session
          .events()
          .add(new Notifications(settings, scope, Wiring::noNotifier, trouble));
    }
    return settings;
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

  static final String CHAOSLIB = "1.45.0";

  private static Scope scope(Session session) {
    Stop stop = _ -> {};
    return new Scope(
        session.world(), JsonObject.EMPTY, JsonObject.EMPTY, session.events(), stop, NOBODY);
  }

  private static turbulence.experiment.extension.@Nullable Notifier noNotifier(String module) {
    return null;
  }

  static Packages packages(Session session) {
    throw new UnsupportedOperationException(session.face().word());
  }

  static Engine engine(Session session, Settings settings) {
    return new Engine(session.world(), settings, session.events());
  }
}
