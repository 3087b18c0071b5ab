package turbulence.app.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import turbulence.app.cli.option.Call;
import turbulence.app.cli.option.Closest;
import turbulence.app.cli.option.Misuse;
import turbulence.experiment.settings.KeyPath;
import turbulence.experiment.settings.Settings;
import turbulence.experiment.settings.SettingsFile;
import turbulence.experiment.settings.SettingsInvalid;
import turbulence.experiment.settings.YamlText;
import turbulence.json.Json;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.json.JsonText;
import turbulence.json.JsonWriter;

/// Reads and changes the settings file.
final class SettingsCommand implements Task {
  @Override
  public ExitCode perform(Session session) throws Misuse {
    SettingsFile file = session.settingsFile();
    if (!file.exists()) {
      return missing(session, "There is no settings file at " + file.path());
    }
    try {
      return perform(session, file, file.read().tree());
    } catch (SettingsInvalid e) {
      session.events().error("Failed parsing YAML settings: " + e.getMessage());
    } catch (IOException e) {
      session.events().error("Cannot use " + file.path() + ": " + Trouble.words(e));
    }
    return ExitCode.BAD;
  }

  private static ExitCode perform(Session session, SettingsFile file, JsonObject tree)
      throws Misuse, IOException {
    Call call = session.call();
    return switch (call.command().name()) {
      case "show" -> {
        print(session, tree);
        yield ExitCode.GOOD;
      }
      case "get" -> {
        Json value = key(call).get(tree);
        if (value != null) {
          print(session, value);
        }
        yield value == null ? unknown(session, tree) : ExitCode.GOOD;
      }
      case "set" -> save(session, file, tree, key(call).set(tree, value(call)));
      default -> save(session, file, tree, key(call).remove(tree));
    };
  }

  private static ExitCode save(
      Session session, SettingsFile file, JsonObject old, @Nullable JsonObject changed)
      throws IOException {
    if (changed == null) {
      return unknown(session, old);
    }
    file.write(new Settings(changed));
    return ExitCode.GOOD;
  }

  private static KeyPath key(Call call) throws Misuse {
    try {
      return KeyPath.parse(call.argument("KEY").orElse(""));
    } catch (IllegalArgumentException e) {
      throw call.invalid("KEY", e.getMessage() + ".");
    }
  }

  private static Json value(Call call) throws Misuse {
    String text = call.argument("VALUE").orElse("");
    try {
      return JsonReader.read(text);
    } catch (JsonMalformed e) {
      throw call.invalid(
          "VALUE", "'" + text + "' is not JSON; a text is written '" + new JsonText(text) + "'.");
    }
  }

  private static void print(Session session, Json value) {
    switch (session.call().text("--format")) {
      case "yaml" -> session.out().print(YamlText.of(value, 2));
      case "json" -> session.out().line(JsonWriter.pretty(value, 2));
      default ->
          session.out().line(value instanceof JsonText(String text) ? text : value.toString());
    }
  }

  private static ExitCode unknown(Session session, JsonObject tree) {
    String key = session.call().argument("KEY").orElse("");
    String meant = Closest.to(key, tree.names());
    return missing(
        session,
        "There is no setting '"
            + key
            + "'"
            + (meant == null ? "" : "; did you mean '" + meant + "'?"));
  }

  /// Chaos Toolkit says nothing.
  private static ExitCode missing(Session session, String text) {
    if (session.face() == Face.TURBULENCE) {
      session.events().error(text);
    }
    return ExitCode.BAD;
  }
}
