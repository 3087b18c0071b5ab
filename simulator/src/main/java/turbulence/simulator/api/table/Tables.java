package turbulence.simulator.api.table;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.simulator.api.discovery.KindInfo;

/// The tables of one kind. Objects must be in the version in which the kind is stored.
public final class Tables {
  private final Layout layout;
  private final JsonArray columns;

  private Tables(Layout layout) {
    this.layout = layout;
    this.columns = JsonArray.from(layout.columns().stream().map(Column::json).toList());
  }

  public static Tables of(KindInfo kind) {
    return new Tables(
        kind.isCustom()
            ? CustomCells.layout(kind.declared().array("additionalPrinterColumns"))
            : Layouts.of(kind.stored()));
  }

  /// The tables of a subresource `scale`.
  public static Tables ofScale() {
    return new Tables(Layouts.scale());
  }

  /// The definitions of the columns.
  public JsonArray columns() {
    return columns;
  }

  /// A table of a list, with the metadata of that list.
  public JsonObject table(
      List<JsonObject> objects, JsonObject metadata, IncludeObject include, Instant now) {
    List<Json> rows = new ArrayList<>(objects.size());
    for (JsonObject object : objects) {
      rows.add(row(object, include, now));
    }
    return JsonObject.builder()
        .put("kind", "Table")
        .put("apiVersion", PartialMetadata.API_VERSION)
        .put("metadata", metadata)
        .put("columnDefinitions", columns)
        .put("rows", new JsonArray(rows))
        .build();
  }

  /// A table of one object, with its revision.
  public JsonObject table(JsonObject object, IncludeObject include, Instant now) {
    return table(List.of(object), revision(object), include, now);
  }

  /// A table of one object that is told to somebody who watches. Only the first such table defines
  /// the columns.
  public JsonObject event(JsonObject object, boolean first, IncludeObject include, Instant now) {
    JsonObject table = table(object, include, now);
    return first ? table : table.with("columnDefinitions", JsonNull.NULL);
  }

  private static JsonObject revision(JsonObject object) {
    Json revision = object.object("metadata").get("resourceVersion");
    return revision == null ? JsonObject.EMPTY : JsonObject.of("resourceVersion", revision);
  }

  /// One row.
  public JsonObject row(JsonObject object, IncludeObject include, Instant now) {
    Row row = new Row(object, now);
    layout.cells().accept(row);
    return row.json(shown(object, include));
  }

  private static @Nullable Json shown(JsonObject object, IncludeObject include) {
    return switch (include) {
      case METADATA -> PartialMetadata.of(object);
      case OBJECT -> object;
      case NONE -> null;
    };
  }
}
