package turbulence.faults.prometheus;

import org.jspecify.annotations.Nullable;
import turbulence.experiment.builtin.http.HttpProvider;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Unrunnable;
import turbulence.experiment.http.Http;
import turbulence.experiment.model.Provider.HttpCall;
import turbulence.experiment.python.PythonText;
import turbulence.experiment.world.World;
import turbulence.json.Json;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// The Prometheus of an experiment: the one that its configuration names, else that of this
/// machine.
final class Asked {
  private static final String BASE = "prometheus_base_url";
  private static final String USUAL = "http://localhost:9090";

  /// Seconds that its answer may be under way beyond what the query may take.
  private static final double WAY = 2;

  private final World world;
  private final String base;
  private final Patience patience;

  private Asked(World world, String base, Patience patience) {
    this.world = world;
    this.base = base;
    this.patience = patience;
  }

  static Asked of(Scope scope, Patience patience) throws ActivityFailed {
    Json base = scope.configuration().get(BASE);
    if (base != null && !(base instanceof JsonText)) {
      throw new ActivityFailed("'" + BASE + "' must be a URL, not " + base);
    }
    String url = base instanceof JsonText text ? text.value().strip() : "";
    if (base != null && url.isEmpty()) {
      throw new ActivityFailed("'" + BASE + "' is empty; leave it out to mean " + USUAL);
    }
    url = url.isEmpty() ? USUAL : url;
    return new Asked(
        scope.world(), url.endsWith("/") ? url.substring(0, url.length() - 1) : url, patience);
  }

  /// @param kind of the query, as the API names it
  JsonObject answer(String kind, JsonObject arguments) throws ActivityFailed, InterruptedException {
    JsonObject asked = timed(arguments);
    String failed =
        "Prometheus " + kind.replace('_', ' ') + " " + PythonText.str(asked) + " failed: ";
    JsonObject output = send(base + "/api/v1/" + kind, asked, failed);
    boolean fine = output.get("status") instanceof JsonNumber code && code.doubleValue() == 200;
    Json body = output.get("body");
    if (!fine) {
      throw new ActivityFailed(failed + shown(body));
    } else if (body instanceof JsonObject answer) {
      return answer;
    }
    throw new ActivityFailed(base + " answered with something that no Prometheus says");
  }

  /// The query, how long it may take, and the rest.
  private JsonObject timed(JsonObject arguments) {
    Double timeout = patience.timeout();
    if (timeout == null) {
      return arguments;
    }
    JsonObject.Builder timed = JsonObject.builder();
    arguments.forEach(each -> {
      timed.put(each.getKey(), each.getValue());
      if (each.getKey().equals("query")) {
        timed.put("timeout", number(timeout));
      }
    });
    return timed.build();
  }

  /// @param failed how a failure begins
  private JsonObject send(String url, JsonObject arguments, String failed)
      throws ActivityFailed, InterruptedException {
    Double timeout = patience.timeout();
    Json within = timeout == null ? null : new JsonNumber(timeout + WAY);
    JsonObject headers = JsonObject.of("Accept", "application/json");
    HttpCall call = new HttpCall(url, "GET", headers, arguments, within, patience.verifyTls(), 0);
    try {
      return new HttpProvider(new Http(world, "turbulence")).call(call);
    } catch (ActivityFailed e) {
      throw new ActivityFailed(failed + e.reason(), e);
    } catch (Unrunnable e) {
      throw new ActivityFailed(failed + e.getMessage(), e);
    }
  }

  private static String shown(@Nullable Json body) {
    return body instanceof JsonText text ? text.value() : String.valueOf(body);
  }

  private static JsonNumber number(double value) {
    return value == Math.rint(value) ? new JsonNumber((long) value) : new JsonNumber(value);
  }
}
