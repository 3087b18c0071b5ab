package turbulence.faults.istio.fault;

import org.jspecify.annotations.Nullable;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;

/// Where a route leads to, as rules write it.
///
/// @param subset null for the whole host
record Destination(String host, @Nullable String subset) {

  static Destination of(JsonObject destination) {
    return new Destination(
        destination.text("host").orElse(""), destination.text("subset").orElse(null));
  }

  /// What an entry of a route is like that leads there, with whatever weight.
  JsonObject pattern() {
    JsonObject same =
        JsonObject.of("host", host, "subset", subset == null ? JsonNull.NULL : subset);
    return JsonObject.of("destination", same);
  }

  /// As `web/primary`.
  @Override
  public String toString() {
    return subset == null ? host : host + "/" + subset;
  }
}
