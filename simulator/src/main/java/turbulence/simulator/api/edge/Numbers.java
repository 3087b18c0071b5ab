package turbulence.simulator.api.edge;

import org.jspecify.annotations.Nullable;
import turbulence.json.JsonText;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.http.Query;

/// Numbers among the parameters of a request.
final class Numbers {
  private Numbers() {}

  static long number(Query query, String name, long otherwise) {
    Long number = number(query, name);
    return number == null ? otherwise : number;
  }

  static @Nullable Long number(Query query, String name) {
    String text = query.text(name);
    if (text.isEmpty()) {
      return null;
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw Refusals.badRequest(
          "strconv.ParseInt: parsing " + new JsonText(text) + ": invalid syntax");
    }
  }
}
