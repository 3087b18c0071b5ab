package turbulence.faults.prometheus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// What is meant by the middle of figures.
enum Mean {
  ARITHMETIC,
  GEOMETRIC,
  HARMONIC;

  /// @throws IllegalArgumentException when there is none of that name
  static Mean of(String name) {
    for (Mean mean : values()) {
      if (mean.word().equals(name)) {
        return mean;
      }
    }
    throw new IllegalArgumentException(
        "'mean_type' must be arithmetic, geometric or harmonic, not '" + name + "'");
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// All figures of an answer, of whatever series; what is no number is left out.
  static List<Double> figures(JsonObject answer) {
    List<Double> figures = new ArrayList<>();
    JsonObject data = answer.object("data");
    if (data.text("resultType").orElse("").equals("scalar")) {
      add(data.array("result"), figures);
    }
    for (Json each : data.array("result")) {
      if (each instanceof JsonObject series) {
        add(series.array("value"), figures);
        for (Json point : series.array("values")) {
          add(point instanceof JsonArray pair ? pair : JsonArray.EMPTY, figures);
        }
      }
    }
    return figures;
  }

  private static void add(JsonArray point, List<Double> figures) {
    if (point.size() == 2 && point.get(1) instanceof JsonText text) {
      double figure = figure(text.value());
      if (Double.isFinite(figure)) {
        figures.add(figure);
      }
    }
  }

  private static double figure(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN; // as Prometheus writes infinity
    }
  }

  double of(List<Double> figures) throws ActivityFailed {
    if (figures.isEmpty()) {
      throw new ActivityFailed("there are no figures, so they have no mean");
    }
    double sum = 0;
    for (double figure : figures) {
      if (this != ARITHMETIC && (figure < 0 || (this == GEOMETRIC && figure == 0))) {
        throw new ActivityFailed("figures such as " + figure + " have no " + word() + " mean");
      }
      sum +=
          switch (this) {
            case ARITHMETIC -> figure;
            case GEOMETRIC -> Math.log(figure);
            case HARMONIC -> 1 / figure;
          };
    }
    return switch (this) {
      case ARITHMETIC -> sum / figures.size();
      case GEOMETRIC -> Math.exp(sum / figures.size());
      case HARMONIC -> figures.size() / sum;
    };
  }
}
