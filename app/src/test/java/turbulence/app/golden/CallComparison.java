package turbulence.app.golden;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds in what our call differs from a recorded one, each with the value that we give.
final class CallComparison {
  private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+");

  private final Map<String, Object> differences = new LinkedHashMap<>();

  private CallComparison() {}

  static Map<String, Object> of(CallOutcome recorded, CallOutcome ours) {
    CallComparison comparison = new CallComparison();
    comparison.value("result", lasting(recorded.result()), lasting(ours.result()));
    comparison.value("failure", recorded.failure(), ours.failure());
    comparison.value("writes at once", recorded.atOnce(), Math.max(1, ours.atOnce()));
    comparison.requests(recorded.requests(), ours.requests(), ours.atOnce() > 1);
    return comparison.differences;
  }

  /// An answer without the headers of whoever served it, where it holds a whole response.
  private static @Nullable Object lasting(@Nullable Object result) {
    if (result instanceof Map && Text.map(result).get("headers") instanceof Map) {
      Map<String, Object> response = new LinkedHashMap<>(Text.map(result));
      response.put("headers", "some");
      return response;
    }
    return result;
  }

  private void requests(List<ApiRequest> recorded, List<ApiRequest> ours, boolean anyOrder) {
    List<ApiRequest> left = new ArrayList<>(ours);
    List<ApiRequest> order = new ArrayList<>();
    for (ApiRequest theirs : recorded) {
      ApiRequest same =
          left.stream().filter(it -> it.line().equals(theirs.line())).findFirst().orElse(null);
      if (same == null) {
        differences.put(theirs.line(), Comparison.ABSENT);
      } else {
        left.remove(same);
        order.add(same);
        request(theirs, same);
      }
    }
    left.forEach(each -> differences.put("also " + each.line(), shown(each)));
    order.sort((a, b) -> Integer.compare(place(ours, a), place(ours, b)));
    List<String> lines = lines(order);
    List<String> theirs = lines(recorded);
    theirs.retainAll(lines);
    logsInAnyOrder(lines);
    logsInAnyOrder(theirs);
    if (!anyOrder) {
      value("order", theirs, lines);
    }
  }

  /// Equal requests may be sent twice: this very one is meant.
  @SuppressWarnings("ReferenceEquality")
  private static int place(List<ApiRequest> all, ApiRequest one) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) == one) {
        return i;
      }
    }
    return -1;
  }

  private static List<String> lines(List<ApiRequest> requests) {
    return new ArrayList<>(requests.stream().map(ApiRequest::line).toList());
  }

  /// Logs that are read one after the other may be read at once.
  private static void logsInAnyOrder(List<String> lines) {
    int from = 0;
    for (int i = 0; i <= lines.size(); i++) {
      if (i == lines.size() || !isLog(lines.get(i))) {
        lines.subList(from, i).sort(null);
        from = i + 1;
      }
    }
  }

  private static boolean isLog(String line) {
    return line.startsWith("GET ") && line.endsWith("/log");
  }

  private static Object shown(ApiRequest request) {
    return request.body() == null ? "sent" : request.body();
  }

  private void request(ApiRequest theirs, ApiRequest ours) {
    Set<String> names = new LinkedHashSet<>(theirs.query().keySet());
    names.addAll(ours.query().keySet());
    for (String name : names) {
      value(ours.line() + " " + name, theirs.query().get(name), ours.query().get(name));
    }
    value(ours.line() + " Content-Type", theirs.contentType(), ours.contentType());
    value(ours.line() + " Accept", theirs.accept(), ours.accept());
    value(ours.line() + " body", timeless(theirs.body()), timeless(ours.body()));
  }

  /// A body in which whatever is a time is that time.
  private static Object timeless(Object body) {
    return body == null ? null : Text.read(TIME.matcher(Text.show(body)).replaceAll("(time)"));
  }

  private void value(String name, Object theirs, Object ours) {
    if (!Objects.equals(theirs, ours)) {
      differences.put(name, ours == null ? Comparison.ABSENT : ours);
    }
  }
}
