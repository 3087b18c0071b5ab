package turbulence.simulator.prometheus;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import turbulence.simulator.workload.Service.Request;

/// The parameters of a request, of its body first, then of its URL.
final class Form {
  private record Pair(String name, String value) {}

  private final List<Pair> pairs = new ArrayList<>();

  static Form of(Request request) {
    Form form = new Form();
    String type = request.headers().first("Content-Type").orElse("");
    if (request.method().equals("POST") && type.startsWith("application/x-www-form-urlencoded")) {
      form.add(request.body().text());
    }
    int mark = request.target().indexOf('?');
    if (mark >= 0) {
      form.add(request.target().substring(mark + 1));
    }
    return form;
  }

  /// As if somebody asked that.
  static Form asking(String query) {
    Form form = new Form();
    form.pairs.add(new Pair("query", query));
    return form;
  }

  private void add(String encoded) {
    for (String pair : encoded.split("&", -1)) {
      int sign = pair.indexOf('=');
      try {
        String name =
            URLDecoder.decode(sign < 0 ? pair : pair.substring(0, sign), StandardCharsets.UTF_8);
        String value =
            sign < 0 ? "" : URLDecoder.decode(pair.substring(sign + 1), StandardCharsets.UTF_8);
        pairs.add(new Pair(name, value));
      } catch (IllegalArgumentException _) {
        // What cannot be read was not given.
      }
    }
  }

  /// The first value of a parameter; empty when there is none.
  String first(String name) {
    for (Pair pair : pairs) {
      if (pair.name.equals(name)) {
        return pair.value;
      }
    }
    return "";
  }

  List<String> all(String name) {
    return pairs.stream().filter(pair -> pair.name.equals(name)).map(Pair::value).toList();
  }
}
