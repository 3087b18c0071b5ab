package turbulence.simulator.patch;

import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.json.Limits;

/// One run of a JSON patch's operations over an object.
final class Drafting {
  private static final long MOST_COPIED = 3L << 20;
  private Draft.Open root;
  private long copied;

  Drafting(JsonObject live) {
    root = new OpenObject(live);
  }

  Json outcome() {
    return root.frozen();
  }

  void apply(JsonObject operation) {
    switch (operation.text("op").orElse("")) {
      case "add" -> add(pointer(operation, "path"), value(operation));
      case "remove" -> {
        Pointer pointer = pointer(operation, "path");
        parent(pointer).remove(pointer.last());
      }
      case "replace" -> replace(pointer(operation, "path"), operation);
      case "move" -> move(pointer(operation, "from"), pointer(operation, "path"));
      case "copy" -> copy(pointer(operation, "from"), pointer(operation, "path"));
      case "test" -> test(pointer(operation, "path"), operation);
      default -> throw PatchRefused.unfitting();
    }
  }

  private static Pointer pointer(JsonObject operation, String name) {
    return Pointer.of(operation.text(name).orElseThrow(PatchRefused::unfitting));
  }

  private static Draft value(JsonObject operation) {
    return operation.find("value").map(Draft.Whole::new).orElse(Draft.NULL);
  }

  private Draft.Open parent(Pointer pointer) {
    if (pointer.isRoot()) {
      throw PatchRefused.unfitting();
    }
    Draft.Open at = root;
    for (String step : pointer.above()) {
      at = orRefused(at.into(step));
    }
    return at;
  }

  private static Draft.Open orRefused(Draft.@Nullable Open part) {
    if (part == null) {
      throw PatchRefused.unfitting();
    }
    return part;
  }

  private void add(Pointer pointer, Draft part) {
    // Copies of copies could nest deeper than any reader follows.
    if (pointer.above().size() + 1 + part.depth() > Limits.DOCUMENT.depth()) {
      throw PatchRefused.unfitting();
    }
    parent(pointer).add(pointer.last(), part);
  }

  private void replace(Pointer pointer, JsonObject operation) {
    Draft value = value(operation);
    if (pointer.isRoot()) {
      root = orRefused(Draft.opened(value.frozen()));
      return;
    }
    if (pointer.above().size() + 1 + value.depth() > Limits.DOCUMENT.depth()) {
      throw PatchRefused.unfitting();
    }
    parent(pointer).set(pointer.last(), value);
  }

  private void move(Pointer from, Pointer to) {
    Draft.Open parent = parent(from);
    Draft part = parent.get(from.last());
    parent.remove(from.last());
    add(to, part == null ? Draft.NULL : part);
  }

  private void copy(Pointer from, Pointer to) {
    Draft part = parent(from).get(from.last());
    Draft copy = part == null ? Draft.NULL : new Draft.Whole(part.frozen());
    copied += copy.frozen().toString().length();
    if (copied > MOST_COPIED) {
      throw PatchRefused.unfitting();
    }
    add(to, copy);
  }

  private void test(Pointer pointer, JsonObject operation) {
    Draft part = pointer.isRoot() ? root : parent(pointer).get(pointer.last());
    Json found = part == null ? JsonNull.NULL : part.frozen();
    if (!found.equals(value(operation).frozen())) {
      throw PatchRefused.unfitting();
    }
  }
}
