package turbulence.app.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import turbulence.app.cli.Standing.Elsewhere;
import turbulence.app.cli.option.Call;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// Adds, stops, starts, removes and lists machines of a simulated cluster that stands.
final class NodeCommand implements Task {
  private static final String NODES = "nodes";
  private static final List<String> COLUMNS = List.of("NAME", "ZONE", "MACHINE", "NODE");

  @Override
  public ExitCode perform(Session session) {
    try (Standing cluster = Standing.find(session)) {
      JsonObject before = cluster.get(NODES);
      return perform(session, cluster, before) ? ExitCode.GOOD : ExitCode.BAD;
    } catch (Elsewhere e) {
      session.events().error(e.words());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    return ExitCode.BAD;
  }

  private static boolean perform(Session session, Standing cluster, JsonObject before)
      throws Elsewhere, InterruptedException {
    Call call = session.call();
    return switch (call.command().name()) {
      case "add" -> add(session, cluster);
      case "list" -> {
        session.out().print(table(before));
        yield true;
      }
      case "remove" -> each(session, cluster, "DELETE", "", JsonObject.EMPTY);
      case "stop" ->
          each(session, cluster, "POST", "/stop", JsonObject.of("cut", call.has("--cut")));
      default -> each(session, cluster, "POST", "/start", JsonObject.EMPTY);
    };
  }

  private static boolean add(Session session, Standing cluster)
      throws Elsewhere, InterruptedException {
    JsonObject.Builder wish = JsonObject.builder();
    session.call().argument("NAME").ifPresent(name -> wish.put("name", name));
    session.call().given("--zone").ifPresent(zone -> wish.put("zone", zone));
    say(session, cluster.turn("POST", NODES, wish.build()));
    return true;
  }

  /// All that can be done is done; what cannot is told.
  private static boolean each(
      Session session, Standing cluster, String method, String deed, JsonObject how)
      throws InterruptedException {
    boolean well = true;
    for (String name : session.call().arguments("NAME")) {
      try {
        String quoted = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        say(session, cluster.turn(method, NODES + "/" + quoted + deed, how));
      } catch (Elsewhere e) {
        session.events().error(e.words());
        well = false;
      }
    }
    return well;
  }

  private static void say(Session session, JsonObject answer) {
    session.out().line(answer.text("message").orElse("done"));
  }

  /// As wide as it must be, in the manner of kubectl.
  private static String table(JsonObject answer) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(COLUMNS);
    for (Json each : answer.array("items")) {
      JsonObject node = each instanceof JsonObject object ? object : JsonObject.EMPTY;
      rows.add(
          List.of(
              node.text("name").orElse(""),
              node.text("zone").orElse(""),
              node.text("machine").orElse(""),
              node.text("node").orElse("")));
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        int column = i;
        int width = rows.stream().mapToInt(other -> other.get(column).length()).max().orElse(0);
        line.append(row.get(i)).append(" ".repeat(width - row.get(i).length() + 3));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
