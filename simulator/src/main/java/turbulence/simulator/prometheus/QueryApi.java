package turbulence.simulator.prometheus;

import turbulence.json.JsonObject;
import turbulence.simulator.promql.Engine;
import turbulence.simulator.promql.QueryInvalid;
import turbulence.simulator.promql.Value;

/// Queries at a time and over a while.
final class QueryApi {
  private static final long MOST_STEPS = 11_000;

  private final Engine engine;

  QueryApi(Engine engine) {
    this.engine = engine;
  }

  /// @param now milliseconds since 1970
  JsonObject query(Form form, long now) {
    long time = Times.time(form, "time", now);
    try {
      return Answers.data(engine.at(form.first("query"), time), time);
    } catch (QueryInvalid e) {
      throw BadRequest.parameter("query", e.reason());
    }
  }

  JsonObject queryRange(Form form) {
    long start = Times.requiredTime(form, "start");
    long end = Times.requiredTime(form, "end");
    if (end < start) {
      throw BadRequest.parameter("end", "end timestamp must not be before start time");
    }
    long step = Times.duration(form, "step");
    if (step <= 0) {
      throw BadRequest.parameter(
          "step",
          "zero or negative query resolution step widths are not accepted. Try a positive integer");
    } else if ((end - start) / step > MOST_STEPS) {
      throw new BadRequest(
          "exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query"
              + " resolution (?step=XX)");
    }
    try {
      Value value = engine.over(form.first("query"), new Engine.Steps(start, end, step));
      return Answers.data(value, end);
    } catch (QueryInvalid e) {
      throw BadRequest.parameter("query", e.reason());
    }
  }
}
