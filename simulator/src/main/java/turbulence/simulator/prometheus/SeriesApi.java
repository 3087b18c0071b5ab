package turbulence.simulator.prometheus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.promql.Engine;
import turbulence.simulator.promql.LabelSet;
import turbulence.simulator.promql.Matcher;
import turbulence.simulator.promql.QueryInvalid;

/// Which series there are, and by which labels.
final class SeriesApi {
  private final Memory memory;
  private final Metadata metadata;

  SeriesApi(Memory memory, Metadata metadata) {
    this.memory = memory;
    this.metadata = metadata;
  }

  JsonArray series(Form form) {
    if (form.all("match[]").isEmpty()) {
      throw new BadRequest("no match[] parameter provided");
    }
    List<Json> all = new ArrayList<>();
    selected(form).stream().sorted().map(Answers::labels).forEach(all::add);
    return limited(all, form);
  }

  JsonArray labels(Form form) {
    Set<String> names = new TreeSet<>();
    selected(form).forEach(labels -> labels.forEach((name, _) -> names.add(name)));
    return texts(names, form);
  }

  JsonArray values(String label, Form form) {
    if (label.isEmpty()) {
      throw new BadRequest("invalid label name: \"\"");
    }
    Set<String> values = new TreeSet<>();
    selected(form).forEach(labels -> values.add(labels.get(label)));
    values.remove("");
    return texts(values, form);
  }

  private static JsonArray texts(Collection<String> texts, Form form) {
    List<Json> all = new ArrayList<>();
    texts.forEach(text -> all.add(new JsonText(text)));
    return limited(all, form);
  }

  /// A limit of 0 is none.
  private static JsonArray limited(List<Json> all, Form form) {
    int limit = limit(form);
    return JsonArray.from(limit > 0 && limit < all.size() ? all.subList(0, limit) : all);
  }

  private static int limit(Form form) {
    String text = form.first("limit");
    boolean number = text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!number) {
      throw BadRequest.parameter("limit", "limit must be non-negative");
    }
    return text.isEmpty() ? 0 : Integer.parseInt(text);
  }

  /// Those that any of the selectors selects; all without a selector.
  private Set<LabelSet> selected(Form form) {
    long from = Times.time(form, "start", Long.MIN_VALUE / 2);
    long to = Times.time(form, "end", Long.MAX_VALUE / 2);
    if (to < from) {
      throw BadRequest.parameter("end", "end timestamp must not be before start time");
    }
    List<String> selectors = form.all("match[]");
    Set<LabelSet> found = new LinkedHashSet<>();
    if (selectors.isEmpty()) {
      found.addAll(memory.series(List.of(), from, to));
    }
    for (String selector : selectors) {
      found.addAll(memory.series(matchers(selector), from, to));
    }
    return found;
  }

  private static List<Matcher> matchers(String selector) {
    try {
      return Engine.matchers(selector);
    } catch (QueryInvalid e) {
      throw BadRequest.parameter("match[]", e.reason());
    }
  }

  JsonObject metadata(Form form) {
    String metric = form.first("metric");
    int limit = form.first("limit").isEmpty() ? Integer.MAX_VALUE : limit(form);
    JsonObject.Builder all = JsonObject.builder();
    int count = 0;
    for (Map.Entry<String, Exposed.Family> each : metadata.all().entrySet()) {
      if ((metric.isEmpty() || metric.equals(each.getKey())) && count++ < limit) {
        JsonObject family =
            JsonObject.of("type", each.getValue().type(), "help", each.getValue().help());
        all.put(each.getKey(), JsonArray.of(family.with("unit", "")));
      }
    }
    return all.build();
  }
}
