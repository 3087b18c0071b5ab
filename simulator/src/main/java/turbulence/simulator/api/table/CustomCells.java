package turbulence.simulator.api.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonNull;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// The cells of a custom kind, by the columns that its definition asks for.
final class CustomCells {
  private static final JsonObject AGE =
      JsonObject.of("name", "Age", "type", "date").with("jsonPath", ".metadata.creationTimestamp");

  private final List<Column> columns = new ArrayList<>(List.of(Column.NAME));
  private final List<@Nullable ColumnPath> paths = new ArrayList<>();

  private CustomCells() {}

  /// Without columns, the name and the age.
  static Layout layout(JsonArray declared) {
    CustomCells cells = new CustomCells();
    for (JsonObject column : Look.objects(declared.isEmpty() ? JsonArray.of(AGE) : declared)) {
      cells.add(column);
    }
    return new Layout(List.copyOf(cells.columns), cells::print);
  }

  private void add(JsonObject column) {
    columns.add(
        new Column(
            Look.text(column, "name"),
            Look.text(column, "type"),
            Look.text(column, "format"),
            Look.text(column, "description"),
            (int) Look.number(column, "priority")));
    paths.add(ColumnPath.read(Look.text(column, "jsonPath")));
  }

  private void print(Row row) {
    row.name();
    for (int i = 0; i < paths.size(); i++) {
      ColumnPath path = paths.get(i);
      Json value = path == null ? null : path.first(row.object());
      row.add(cell(columns.get(i + 1).type(), value, row));
    }
  }

  private static Json cell(String type, @Nullable Json value, Row row) {
    if (value == null || value == JsonNull.NULL) {
      return JsonNull.NULL;
    }
    return switch (type) {
      case "string" -> Json.of(Look.shown(value, ""));
      case "integer" ->
          value instanceof JsonNumber number ? Json.of(number.value().longValue()) : JsonNull.NULL;
      case "number" -> value instanceof JsonNumber ? value : JsonNull.NULL;
      case "boolean" -> value instanceof JsonBool ? value : JsonNull.NULL;
      case "date" ->
          value instanceof JsonText time ? Json.of(row.since(time.value())) : JsonNull.NULL;
      default -> JsonNull.NULL;
    };
  }
}
