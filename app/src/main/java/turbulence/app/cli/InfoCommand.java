package turbulence.app.cli;

import java.io.IOException;
import turbulence.app.view.Paper;
import turbulence.experiment.Version;
import turbulence.experiment.journal.Journal;
import turbulence.experiment.settings.SettingsFile;

/// Shows versions, the settings file or the built-in extensions.
final class InfoCommand implements Task {
  @Override
  public ExitCode perform(Session session) {
    return switch (session.call().argument("TARGET").orElse("")) {
      case "settings" -> settings(session);
      case "extensions" -> extensions(session);
      default -> core(session);
    };
  }

  private static ExitCode core(Session session) {
    Paper out = session.out();
    out.line(row("NAME", 20, "VERSION", 10));
    if (session.face() == Face.CHAOS) {
      out.line(row("CLI", 20, Face.CHAOSTOOLKIT, 10));
      out.line(row("Core library", 20, Journal.FOLLOWED, 10));
    }
    out.line(row("Turbulence", 20, Version.NUMBER, 10));
    if (session.face() == Face.TURBULENCE) {
      out.line(row("Behaves as chaoslib", 20, Journal.FOLLOWED, 10));
    }
    out.line(row("Java", 20, System.getProperty("java.version", ""), 10));
    return ExitCode.GOOD;
  }

  private static ExitCode settings(Session session) {
    SettingsFile file = session.settingsFile();
    if (!file.exists()) {
      session.out().line("No settings file found at " + file.path());
      return ExitCode.GOOD;
    }
    try {
      session.out().print(file.text());
      return ExitCode.GOOD;
    } catch (IOException e) {
      session.events().error("Cannot read " + file.path() + ": " + Trouble.words(e));
      return ExitCode.BAD;
    }
  }

  private static ExitCode extensions(Session session) {
    Paper out = session.out();
    out.line(row("NAME", 40, "VERSION", 10) + row("LICENSE", 30, "DESCRIPTION", 11));
    for (Packages.Row row : new Packages(Wiring.catalog(session)).rows()) {
      out.line(row(row.name(), 40, Version.NUMBER, 10) + row("Apache-2.0", 30, row.about(), 0));
    }
    return ExitCode.GOOD;
  }

  private static String row(String first, int columns, String second, int rest) {
    return fill(first, columns) + fill(second, rest);
  }

  private static String fill(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - text.length()));
  }
}
