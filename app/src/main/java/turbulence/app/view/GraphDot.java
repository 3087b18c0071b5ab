package turbulence.app.view;

import turbulence.json.JsonObject;

/// The graph of a simulated cluster's traffic in the language of Graphviz.
public final class GraphDot {
  private GraphDot() {}

  /// @param graph as the simulator tells it
  public static String text(JsonObject graph) {
    StringBuilder text = new StringBuilder("digraph traffic {\n  rankdir=LR;\n");
    for (JsonObject edge : GraphView.edges(graph)) {
      text.append("  ").append(quoted(GraphView.name(edge.object("source"))));
      text.append(" -> ").append(quoted(GraphView.name(edge.object("destination"))));
      text.append(" [label=").append(quoted(String.join(", ", GraphView.figures(edge))));
      if (GraphView.number(edge, "errorShare") > 0) {
        text.append(", color=red");
      } else if (edge.text("protocol").orElse("").equals("tcp")) {
        text.append(", style=dashed");
      }
      text.append("];\n");
    }
    return text.append("}\n").toString();
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
