package turbulence.faults.istio.fault;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.faults.kubernetes.undo.FieldPath;
import turbulence.faults.kubernetes.undo.Item;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// One entry of a VirtualService's list of routes for HTTP.
///
/// @param place in the list, from 0
record HttpRoute(int place, JsonObject entry) {
  static final FieldPath ROUTES = FieldPath.of("spec", "http");
  private static final String NAME = "name";
  private static final String MATCH = "match";
  private static final String ROUTE = "route";

  List<Destination> destinations() {
    List<Destination> all = new ArrayList<>();
    for (Json each : entry.array(ROUTE)) {
      if (each instanceof JsonObject leg) {
        all.add(Destination.of(leg.object("destination")));
      }
    }
    return all;
  }

  boolean leadsToAny(List<Destination> meant) {
    return !Collections.disjoint(destinations(), meant);
  }

  /// Whether no request passes it by.
  boolean takesAll() {
    return entry.array(MATCH).isEmpty();
  }

  @Nullable Json fault(String kind) {
    return entry.object("fault").get(kind);
  }

  /// The way to one kind of its fault, wherever in the list others put it meanwhile, and whatever
  /// share of the requests each of its destinations then gets.
  FieldPath path(String kind, JsonArray routes) {
    return ROUTES.then(identity().at(place, routes)).then("fault").then(kind);
  }

  private Item identity() {
    if (entry.get(NAME) instanceof JsonText name) {
      return Item.like(JsonObject.of(NAME, name));
    }
    List<Json> legs = new ArrayList<>();
    destinations().forEach(each -> legs.add(each.pattern()));
    Json match = entry.get(MATCH);
    return Item.like(JsonObject.of(ROUTE, new JsonArray(legs)))
        .and(JsonObject.of(NAME, JsonNull.NULL, MATCH, match == null ? JsonNull.NULL : match));
  }

  /// As `route 2 to web/primary`.
  @Override
  public String toString() {
    StringBuilder words = new StringBuilder("route ");
    words.append(entry.get(NAME) instanceof JsonText name ? name.value() : place + 1);
    String to = " to ";
    for (Destination destination : destinations()) {
      words.append(to).append(destination);
      to = " and ";
    }
    return words.toString();
  }
}
