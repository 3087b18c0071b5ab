package turbulence.simulator.api.table;

import java.util.ArrayList;
import java.util.List;
import turbulence.json.JsonObject;

/// The head of a column; those of priority 1 are only shown on wide paper.
record Column(String name, String type, String format, String description, int priority) {

  static final Column NAME = new Column("Name", "string", "name", "", 0);

  /// Reads heads divided by bars: `+` before a name is for wide paper only, `#` after it for whole
  /// numbers, `?` for flags, `~` for dates, `@` for names.
  static List<Column> read(String heads) {
    List<Column> columns = new ArrayList<>();
    int from = 0;
    while (from <= heads.length()) {
      int bar = heads.indexOf('|', from);
      int to = bar < 0 ? heads.length() : bar;
      columns.add(one(heads.substring(from, to)));
      from = to + 1;
    }
    return List.copyOf(columns);
  }

  private static Column one(String head) {
    int priority = head.startsWith("+") ? 1 : 0;
    char mark = head.charAt(head.length() - 1);
    String type =
        switch (mark) {
          case '#' -> "integer";
          case '?' -> "boolean";
          case '~' -> "date";
          default -> "string";
        };
    boolean marked = "#?~@".indexOf(mark) >= 0;
    String name = head.substring(priority, head.length() - (marked ? 1 : 0));
    String format = mark == '@' || name.equals("Name") ? "name" : "";
    return new Column(name, type, format, "", priority);
  }

  JsonObject json() {
    return JsonObject.builder()
        .put("name", name)
        .put("type", type)
        .put("format", format)
        .put("description", description)
        .put("priority", priority)
        .build();
  }
}
