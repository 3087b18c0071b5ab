package turbulence.simulator.prometheus;

import java.util.List;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonWriter;
import turbulence.simulator.promql.QueryFailed;
import turbulence.simulator.workload.Service.Response;

/// A page with a field for a query, and what came of the one that was asked.
final class Page {
  private Page() {}

  static Response answer(Form form, QueryApi queries, long now) {
    List<String> asked = form.all("query");
    String query = asked.isEmpty() ? form.first("g0.expr") : asked.getFirst();
    StringBuilder page =
        new StringBuilder("<!DOCTYPE html>\n<html><head><title>Prometheus</title></head><body>\n");
    page.append("<h1>Prometheus</h1>\n<p>of a simulated cluster</p>\n");
    page.append("<form action=\"/graph\"><input name=\"query\" size=\"100\" value=\"");
    page.append(escaped(query)).append("\"> <input type=\"submit\" value=\"Execute\"></form>\n");
    if (!query.isEmpty()) {
      page.append("<pre>").append(escaped(result(query, queries, now))).append("</pre>\n");
    }
    page.append("</body></html>\n");
    return Response.of(200, "text/html; charset=utf-8", page.toString());
  }

  private static String result(String query, QueryApi queries, long now) {
    try {
      Json result = queries.query(Form.asking(query), now).get("result");
      StringBuilder lines = new StringBuilder();
      for (Json each : result instanceof JsonArray all ? all : JsonArray.EMPTY) {
        if (each instanceof JsonObject series) {
          Json values = series.get("value");
          lines.append(series.object("metric")).append("  ");
          lines.append(values == null ? series.array("values") : values).append('\n');
        }
      }
      return lines.isEmpty() && result != null ? JsonWriter.compact(result) : lines.toString();
    } catch (BadRequest e) {
      return e.reason();
    } catch (QueryFailed e) {
      return e.reason();
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
