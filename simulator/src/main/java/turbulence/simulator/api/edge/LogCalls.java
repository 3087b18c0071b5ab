package turbulence.simulator.api.edge;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonNumber;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.kind.Findings;
import turbulence.simulator.http.Headers;
import turbulence.simulator.http.Query;
import turbulence.simulator.store.Stored;

/// Answers calls for the log of a container.
final class LogCalls {
  private static final Headers TEXT = Headers.of("Content-Type", "text/plain");

  private final LogSource logs;

  LogCalls(LogSource logs) {
    this.logs = logs;
  }

  void answer(Call call, Stored pod) throws IOException, InterruptedException {
    if (!call.verb().equals("get")) {
      throw Refusals.methodNotAllowed();
    }
    LogQuery query = query(call);
    logs.check(pod, query);
    if (query.follow()) {
      Thread follower = Thread.currentThread();
      call.exchange().onGone(follower::interrupt);
    }
    OutputStream out = call.exchange().stream(200, TEXT);
    logs.write(pod, query, out, call.exchange()::isOpen);
    out.close();
  }

  private static LogQuery query(Call call) {
    Query query = call.query();
    Findings findings = new Findings();
    Long tail = notNegative(query, "tailLines", 0, findings);
    Long limit = notNegative(query, "limitBytes", 1, findings);
    Long since = notNegative(query, "sinceSeconds", 1, findings);
    String sinceTime = query.text("sinceTime");
    if (since != null && !sinceTime.isEmpty()) {
      findings.forbidden("", "at most one of `sinceTime` or `sinceSeconds` may be specified");
    }
    if (!findings.isEmpty()) {
      throw Refusals.invalid("", "PodLogOptions", call.name(), findings.all());
    }
    return new LogQuery(
        query.text("container"),
        call.asks("follow"),
        call.asks("previous"),
        call.asks("timestamps"),
        tail,
        limit,
        since,
        sinceTime.isEmpty() ? null : sinceTime);
  }

  private static @Nullable Long notNegative(
      Query query, String name, long least, Findings findings) {
    Long value = Numbers.number(query, name);
    if (value != null && value < least) {
      findings.invalid(
          name,
          new JsonNumber(value),
          least == 0 ? "must be greater than or equal to 0" : "must be greater than 0");
    }
    return value;
  }
}
