package turbulence.faults.prometheus;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.journal.Journal;
import turbulence.json.JsonBool;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;

/// The figures of one run, under the names that `chaosprometheus` gives them and in the text format
/// that Prometheus reads.
///
/// @param trace what tells the run from others
/// @param ref what tells its experiment from others
record Figures(String trace, String ref) {
  private static final String PREFIX = "chaostoolkit_";
  private static final String STATUS = "experiment_status";
  private static final String DURATION = "experiment_duration";
  private static final List<String> STATUSES =
      List.of("completed", "failed", "aborted", "interrupted");
  private static final double[] BUCKETS = {
    .005, .01, .025, .05, .075, .1, .25, .5, .75, 1, 2.5, 5, 7.5, 10
  };

  /// @param journal null while it is under way
  String of(@Nullable JsonObject journal) {
    StringBuilder page = new StringBuilder();
    boolean ended = journal != null;
    family(page, "inprogress_experiment", "gauge", "Whether the run is under way.");
    sample(page, "inprogress_experiment", "", ended ? 0 : 1);
    if (journal != null) {
      ended(page, journal);
    }
    return page.toString();
  }

  private void ended(StringBuilder page, JsonObject journal) {
    family(page, STATUS, "gauge", "How the run ended.");
    String status = journal.text("status").orElse("");
    for (String each : STATUSES) {
      sample(page, STATUS, label(PREFIX + STATUS, each), each.equals(status) ? 1 : 0);
    }
    if (journal.get("deviated") == JsonBool.TRUE) {
      family(page, "deviated_experiment_total", "counter", "Runs that deviated.");
      sample(page, "deviated_experiment_total", "", 1);
    }
    double seconds =
        journal.get("duration") instanceof JsonNumber number ? number.doubleValue() : 0;
    family(page, DURATION, "gauge", "How many seconds the run took.");
    sample(page, DURATION, "", seconds);
    distribution(page, seconds);
  }

  private void distribution(StringBuilder page, double seconds) {
    String name = DURATION + "_dist";
    family(page, name, "histogram", "How the seconds that runs took are spread.");
    for (double bound : BUCKETS) {
      sample(page, name + "_bucket", label("le", String.valueOf(bound)), seconds <= bound ? 1 : 0);
    }
    sample(page, name + "_bucket", label("le", "+Inf"), 1);
    sample(page, name + "_count", "", 1);
    sample(page, name + "_sum", "", seconds);
  }

  private static void family(StringBuilder page, String name, String type, String help) {
    page.append("# HELP ").append(PREFIX).append(name).append(' ').append(help).append('\n');
    page.append("# TYPE ").append(PREFIX).append(name).append(' ').append(type).append('\n');
  }

  private void sample(StringBuilder page, String name, String own, double value) {
    page.append(PREFIX).append(name).append('{');
    page.append(label("source", "chaostoolkit"));
    page.append(label(PREFIX + "lib_version", Journal.FOLLOWED));
    page.append(label(PREFIX + "run_trace_id", trace));
    page.append(label(PREFIX + "experiment_ref", ref));
    page.append(own).append("} ").append(value).append('\n');
  }

  private static String label(String name, String value) {
    String quoted = value.replace("\\", "\\\\").replace("\n", "\\n").replace("\"", "\\\"");
    return name + "=\"" + quoted + "\",";
  }
}
