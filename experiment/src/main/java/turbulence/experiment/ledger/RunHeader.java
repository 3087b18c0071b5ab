package turbulence.experiment.ledger;

import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;

/// The first line of a ledger: whose it is.
///
/// @param pid 0 until something is written: to ask for it takes a start-up two milliseconds
/// @param started as ISO text
/// @param restore the word of the mode
public record RunHeader(
    String run,
    String title,
    String source,
    String journal,
    long pid,
    String host,
    String started,
    String restore) {
  static final String KIND = "run";

  RunHeader ofThisProcess() {
    long current = ProcessHandle.current().pid();
    return new RunHeader(run, title, source, journal, current, host, started, restore);
  }

  JsonObject line() {
    return JsonObject.builder()
        .put("line", KIND)
        .put("run", run)
        .put("title", title)
        .put("source", source)
        .put("journal", journal)
        .put("pid", pid)
        .put("host", host)
        .put("started", started)
        .put("restore", restore)
        .build();
  }

  static RunHeader read(JsonObject line) {
    return new RunHeader(
        line.text("run").orElse(""),
        line.text("title").orElse(""),
        line.text("source").orElse(""),
        line.text("journal").orElse(""),
        line.get("pid") instanceof JsonNumber pid ? pid.value().longValue() : 0,
        line.text("host").orElse(""),
        line.text("started").orElse(""),
        line.text("restore").orElse(""));
  }
}
