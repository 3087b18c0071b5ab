package turbulence.simulator.api.table;

import java.util.List;
import java.util.function.Consumer;

/// The columns of a kind, and how the cells of an object are written under them.
record Layout(List<Column> columns, Consumer<Row> cells) {
  static Layout of(String heads, Consumer<Row> cells) {
    return new Layout(Column.read(heads), cells);
  }
}
