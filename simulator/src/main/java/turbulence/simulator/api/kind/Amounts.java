package turbulence.simulator.api.kind;

import java.util.List;
import java.util.Map;
import turbulence.json.Json;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.quantity.Quantity;

/// Amounts of resources under their names: `{"cpu": "500m"}`.
final class Amounts {
  private static final List<String> STANDARD =
      List.of("cpu", "memory", "ephemeral-storage", "storage");

  private Amounts() {}

  /// The amounts as servers write them.
  static JsonObject canonical(JsonObject amounts) {
    Draft draft = Draft.of(amounts);
    for (Map.Entry<String, Json> amount : amounts) {
      Json canonical = canonical(amount.getValue());
      if (!canonical.equals(amount.getValue())) {
        draft.put(amount.getKey(), canonical);
      }
    }
    return draft.build();
  }

  /// An amount as servers write it; numbers become texts.
  static Json canonical(Json amount) {
    if (amount instanceof JsonText text) {
      String canonical = Quantity.canonical(text.value());
      return canonical.equals(text.value()) ? text : new JsonText(canonical);
    }
    return amount instanceof JsonNumber
        ? new JsonText(Quantity.canonical(amount.toString()))
        : amount;
  }

  /// Writes the amount in that field as servers do.
  static Draft canonical(Draft draft, JsonObject from, String field) {
    Json amount = from.get(field);
    if (amount == null || Draft.isAbsent(amount)) {
      return draft;
    }
    Json canonical = canonical(amount);
    return canonical.equals(amount) ? draft : draft.put(field, canonical);
  }

  /// Writes limits and requests as servers do.
  static JsonObject requirements(JsonObject resources) {
    if (resources.isEmpty()) {
      return resources;
    }
    return Draft.of(resources)
        .inside("limits", Amounts::canonical)
        .inside("requests", Amounts::canonical)
        .build();
  }

  /// Requests what is limited and not requested.
  static JsonObject requested(JsonObject resources) {
    JsonObject limits = resources.object("limits");
    if (limits.isEmpty()) {
      return resources;
    }
    JsonObject before = resources.object("requests");
    Draft requests = Draft.of(before);
    for (Map.Entry<String, Json> limit : limits) {
      requests.preset(limit.getKey(), limit.getValue());
    }
    JsonObject filled = requests.build();
    return filled.size() == before.size() ? resources : resources.with("requests", filled);
  }

  static Quantity of(JsonObject amounts, String name) {
    return amounts.get(name) instanceof JsonText text ? Quantity.of(text.value()) : Quantity.ZERO;
  }

  /// Checks limits and requests of a container.
  static void checkContainer(Field resources) {
    Field limits = resources.child("limits");
    Field requests = resources.child("requests");
    for (Map.Entry<String, Json> limit : limits.object()) {
      checkNamed(limits.key(limit.getKey()), limit.getKey());
    }
    for (Map.Entry<String, Json> request : requests.object()) {
      Field amount = requests.key(request.getKey());
      checkNamed(amount, request.getKey());
      checkWithin(limits, requests, request.getKey());
    }
  }

  private static void checkWithin(Field limits, Field requests, String name) {
    Field request = requests.key(name);
    Field limit = limits.key(name);
    boolean overcommits = !name.contains("/") && !name.startsWith("hugepages-");
    if (!limit.isSet()) {
      if (!overcommits) {
        limits.required("Limit must be set for non overcommitable resources");
      }
      return;
    }
    int order = Quantity.of(request.text()).compareTo(Quantity.of(limit.text()));
    if (order != 0 && !overcommits) {
      request.at(requests).invalid("must be equal to " + name + " limit of " + limit.text());
    } else if (order > 0) {
      request
          .at(requests)
          .invalid("must be less than or equal to " + name + " limit of " + limit.text());
    }
  }

  private static void checkNamed(Field amount, String name) {
    Field named = amount.holding(new JsonText(name));
    List<String> complaints = Names.labelKey(name);
    named.must(complaints);
    if (complaints.isEmpty() && !name.contains("/")) {
      if (!STANDARD.subList(0, 3).contains(name) && !name.startsWith("hugepages-")) {
        named.invalid("must be a standard resource type or fully qualified");
        named.invalid("must be a standard resource for containers");
      }
    }
    checkAmount(amount, name);
  }

  /// An amount must not be negative, and whole unless it is divisible.
  static void checkAmount(Field amount, String name) {
    Quantity quantity = Quantity.of(amount.text());
    if (quantity.signum() < 0) {
      amount.invalid(Field.NOT_NEGATIVE);
    }
    if (!STANDARD.contains(name) && !quantity.isWhole()) {
      amount.invalid("must be an integer");
    }
  }

  /// An amount must be above nothing.
  static void checkPositive(Field amount) {
    if (Quantity.of(amount.text()).signum() <= 0) {
      amount.invalid("must be greater than zero");
    }
  }
}
