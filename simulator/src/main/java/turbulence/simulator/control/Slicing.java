package turbulence.simulator.control;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Stored;

/// Spreads endpoints over slices: each stays in the slice where it is, the others fill what has
/// room. Pure.
final class Slicing {
  private static final int MOST = 100;

  private final List<Stored> slices;

  /// Endpoints by their ports, and then by the uid of the pod.
  private final Map<List<JsonObject>, Map<String, JsonObject>> wanted = new LinkedHashMap<>();

  Slicing(List<Stored> slices) {
    this.slices = slices;
  }

  void add(List<JsonObject> ports, JsonObject endpoint) {
    wanted.computeIfAbsent(ports, _ -> new LinkedHashMap<>()).put(pod(endpoint), endpoint);
  }

  private static String pod(JsonObject endpoint) {
    return Fields.text(endpoint.object("targetRef"), "uid");
  }

  /// What shall stand in a slice, which is null when it must be made.
  static final class Sheet {
    private final @Nullable Stored slice;
    private final List<JsonObject> ports;
    private final List<JsonObject> endpoints = new ArrayList<>();
    private boolean placeholder;

    Sheet(@Nullable Stored slice, List<JsonObject> ports) {
      this.slice = slice;
      this.ports = ports;
    }

    @Nullable Stored slice() {
      return slice;
    }

    boolean isWanted() {
      return placeholder || !endpoints.isEmpty();
    }

    /// Lists without items are written as null, as a real server keeps them.
    JsonObject content() {
      return JsonObject.of(
          "endpoints", list(endpoints), "ports", list(placeholder ? List.of() : ports));
    }

    private static Json list(List<JsonObject> items) {
      return items.isEmpty() ? JsonNull.NULL : JsonArray.from(items);
    }
  }

  /// All slices as they shall be. A Service without any endpoint has one that is empty.
  List<Sheet> sheets() {
    List<Sheet> sheets = new ArrayList<>();
    for (Stored slice : slices) {
      sheets.add(kept(slice));
    }
    wanted.forEach((ports, endpoints) -> place(sheets, ports, List.copyOf(endpoints.values())));
    if (sheets.stream().noneMatch(Sheet::isWanted)) {
      if (sheets.isEmpty()) {
        sheets.add(new Sheet(null, List.of()));
      }
      sheets.getFirst().placeholder = true;
    }
    return sheets;
  }

  /// The slice with those of its endpoints that are still wanted.
  private Sheet kept(Stored slice) {
    List<JsonObject> ports = Fields.objects(slice.object(), "ports");
    Sheet sheet = new Sheet(slice, ports);
    Map<String, JsonObject> same = wanted.getOrDefault(ports, Map.of());
    for (JsonObject endpoint : Fields.objects(slice.object(), "endpoints")) {
      JsonObject now = same.isEmpty() ? null : same.remove(pod(endpoint));
      if (now != null) {
        sheet.endpoints.add(now);
      }
    }
    return sheet;
  }

  private static void place(
      List<Sheet> sheets, List<JsonObject> ports, List<JsonObject> endpoints) {
    List<Sheet> open =
        new ArrayList<>(
            sheets.stream()
                .filter(sheet ->
                    sheet.ports.equals(ports) && sheet.isWanted() && sheet.endpoints.size() < MOST)
                .sorted(Comparator.comparingInt((Sheet sheet) -> sheet.endpoints.size()).reversed())
                .toList());
    for (JsonObject endpoint : endpoints) {
      if (open.isEmpty()) {
        Sheet fresh = reusable(sheets, ports);
        open.add(fresh);
      }
      Sheet sheet = open.getFirst();
      sheet.endpoints.add(endpoint);
      if (sheet.endpoints.size() == MOST) {
        open.removeFirst();
      }
    }
  }

  /// A slice that nobody needs any more, for these ports, or a new one.
  private static Sheet reusable(List<Sheet> sheets, List<JsonObject> ports) {
    for (int i = 0; i < sheets.size(); i++) {
      Sheet sheet = sheets.get(i);
      if (sheet.slice != null && !sheet.isWanted()) {
        Sheet reused = new Sheet(sheet.slice, ports);
        sheets.set(i, reused);
        return reused;
      }
    }
    Sheet fresh = new Sheet(null, ports);
    sheets.add(fresh);
    return fresh;
  }
}
