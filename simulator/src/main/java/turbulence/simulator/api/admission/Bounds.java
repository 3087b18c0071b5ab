package turbulence.simulator.api.admission;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import turbulence.json.JsonObject;
import turbulence.simulator.quantity.Quantity;

/// What somebody asks for and is limited to, held against a limit, in a real server's words.
///
/// @param type of what is limited: `Container`, `Pod`
record Bounds(
    String type,
    Map<String, Quantity> requests,
    Map<String, Quantity> limits,
    Set<String> complaints) {

  void check(JsonObject limit) {
    Trees.amounts(limit.object("min")).forEach(this::least);
    Trees.amounts(limit.object("max")).forEach(this::most);
    Trees.amounts(limit.object("maxLimitRequestRatio")).forEach(this::ratio);
  }

  void least(String name, Quantity bound) {
    String head = "minimum " + name + " usage per " + type + " is " + bound;
    Quantity request = requests.get(name);
    Quantity limit = limits.get(name);
    if (request == null) {
      complaints.add(head + ".  No request is specified");
    } else if (request.compareTo(bound) < 0) {
      complaints.add(head + ", but request is " + request);
    } else if (limit != null && limit.compareTo(bound) < 0) {
      complaints.add(head + ", but limit is " + limit);
    }
  }

  private void most(String name, Quantity bound) {
    String head = "maximum " + name + " usage per " + type + " is " + bound;
    Quantity request = requests.get(name);
    Quantity limit = limits.get(name);
    if (limit == null) {
      complaints.add(head + ".  No limit is specified");
    } else if (limit.compareTo(bound) > 0) {
      complaints.add(head + ", but limit is " + limit);
    } else if (request != null && request.compareTo(bound) > 0) {
      complaints.add(head + ", but request is " + request);
    }
  }

  void mostRequested(String name, Quantity bound) {
    String head = "maximum " + name + " usage per " + type + " is " + bound;
    Quantity request = requests.get(name);
    if (request == null) {
      complaints.add(head + ".  No request is specified");
    } else if (request.compareTo(bound) > 0) {
      complaints.add(head + ", but request is " + request);
    }
  }

  private void ratio(String name, Quantity bound) {
    String head = name + " max limit to request ratio per " + type + " is " + bound;
    Quantity request = requests.get(name);
    Quantity limit = limits.get(name);
    if (request == null || request.signum() == 0) {
      complaints.add(head + ", but no request is specified or request is 0");
    } else if (limit == null || limit.signum() == 0) {
      complaints.add(head + ", but no limit is specified or limit is 0");
    } else {
      double ratio = limit.value().doubleValue() / request.value().doubleValue();
      if (ratio > bound.value().doubleValue()) {
        String said = String.format(Locale.ROOT, "%f", ratio);
        complaints.add(head + ", but provided ratio is " + said);
      }
    }
  }
}
