package turbulence.experiment.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a value stands, and where the values in it do.
final class Place {
  private final int line;
  private final int column;
  private @Nullable Map<String, Place> fields;
  private @Nullable List<Place> items;

  Place(int line, int column) {
    this.line = line;
    this.column = column;
  }

  Position position() {
    return new Position(line, column);
  }

  /// @param name null for an item
  void add(@Nullable String name, Place place) {
    if (name != null) {
      fields = fields == null ? new HashMap<>() : fields;
      fields.put(name, place);
    } else {
      items = items == null ? new ArrayList<>() : items;
      items.add(place);
    }
  }

  /// @param step the name of a field or the index of an item
  @Nullable Place at(Object step) {
    if (step instanceof Integer index) {
      return items == null || index >= items.size() ? null : items.get(index);
    }
    return fields == null ? null : fields.get(step);
  }
}
