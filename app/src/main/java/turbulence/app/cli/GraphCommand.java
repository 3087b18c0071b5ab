package turbulence.app.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import turbulence.app.cli.Standing.Elsewhere;
import turbulence.app.cli.option.Call;
import turbulence.app.cli.option.Misuse;
import turbulence.app.view.GraphDot;
import turbulence.app.view.GraphView;
import turbulence.app.view.Style;
import turbulence.experiment.read.Durations;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.json.JsonWriter;

/// Shows who called whom in a simulated cluster that stands.
final class GraphCommand implements Task {
  private static final Duration LONGEST = Duration.ofMinutes(10);

  @Override
  public ExitCode perform(Session session) throws Misuse {
    Call call = session.call();
    Duration window = window(call);
    String handle = "graph?window=" + window.toSeconds() + namespace(call);
    try (Standing cluster = Standing.find(session)) {
      session.out().print(shown(session, cluster.get(handle)));
      return ExitCode.GOOD;
    } catch (Elsewhere e) {
      session.events().error(e.words());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    return ExitCode.BAD;
  }

  private static Duration window(Call call) throws Misuse {
    String text = call.text("--window");
    @Nullable Duration window = Durations.parse(new JsonText(text));
    if (window == null
        || window.compareTo(Duration.ofSeconds(1)) < 0
        || window.compareTo(LONGEST) > 0) {
      throw call.invalid(
          "--window", "'" + text + "' is no time from 1s to 10m, such as 30s or 5m.");
    }
    return window;
  }

  private static String namespace(Call call) {
    return call.given("--namespace")
        .map(name -> "&namespace=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
        .orElse("");
  }

  private static String shown(Session session, JsonObject graph) {
    return switch (session.call().text("--format")) {
      case "json" -> JsonWriter.pretty(graph, 2) + "\n";
      case "dot" -> GraphDot.text(graph);
      default -> new GraphView(Style.ofOut(session.world())).text(graph);
    };
  }
}
