package turbulence.app.golden;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What a run left behind, recorded or ours.
///
/// @param console the log lines, as level and words
/// @param journal null when none was written
/// @param controls the lines of the controls' log
/// @param notifications the lines of the notification plug-in's log
/// @param requests the lines of the server's log
record Evidence(
    int exit,
    List<String> console,
    Map<String, Object> journal,
    List<String> controls,
    List<Object> notifications,
    List<Object> requests) {

  /// @param file the content of a file of that name, when there is one
  static Evidence read(int exit, String console, Function<String, Optional<String>> file) {
    return new Evidence(
        exit,
        Console.lines(console),
        file.apply("journal.json").map(Evidence::journal).orElse(null),
        file.apply("ctl.log").map(text -> text.lines().toList()).orElse(List.of()),
        file.apply("notif.log").map(Text::readLines).orElse(List.of()),
        file.apply("server.log").map(Text::readLines).orElse(List.of()));
  }

  /// The recorded tool cut a journal off where it could not write: that is none.
  private static Map<String, Object> journal(String text) {
    return text.stripTrailing().endsWith("}") ? Text.map(Text.read(text)) : null;
  }

  Evidence withJournal(Map<String, Object> other) {
    return new Evidence(exit, console, other, controls, notifications, requests);
  }
}
