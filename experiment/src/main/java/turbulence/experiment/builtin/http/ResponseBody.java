package turbulence.experiment.builtin.http;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import turbulence.experiment.extension.Unrunnable;
import turbulence.experiment.http.HttpResponse;
import turbulence.experiment.http.Payload;
import turbulence.json.Json;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonReader;
import turbulence.json.JsonText;

/// The body of an answer: a tree when its type is exactly `application/json`, else text.
final class ResponseBody {
  private ResponseBody() {}

  static Json of(HttpResponse response) {
    String type = String.join(", ", response.headers().all("Content-Type"));
    return type.equals("application/json")
        ? tree(response.body())
        : new JsonText(response.body().text(charset(type)));
  }

  private static Json tree(Payload body) {
    try {
      return JsonReader.read(body.bytes());
    } catch (JsonMalformed e) {
      throw new Unrunnable("expected JSON, as the answer's type says: " + e.getMessage(), e);
    }
  }

  /// The one that the type names, Latin-1 for other text, UTF-8 for the rest.
  static Charset charset(String type) {
    int semicolon = type.indexOf(';');
    String kind = semicolon < 0 ? type : type.substring(0, semicolon);
    String named = semicolon < 0 ? "" : parameter(type.substring(semicolon + 1));
    if (!named.isEmpty()) {
      return charsetNamed(named);
    }
    return kind.contains("text") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
  }

  private static String parameter(String parameters) {
    for (String parameter : parameters.split(";", -1)) {
      int equals = parameter.indexOf('=');
      if (equals > 0 && bare(parameter.substring(0, equals)).equalsIgnoreCase("charset")) {
        return bare(parameter.substring(equals + 1));
      }
    }
    return "";
  }

  private static String bare(String text) {
    return text.replace('"', ' ').replace('\'', ' ').strip();
  }

  private static Charset charsetNamed(String name) {
    try {
      boolean python = name.toLowerCase(Locale.ROOT).equals("latin-1");
      return python ? StandardCharsets.ISO_8859_1 : Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      // Nobody knows it, so it is read as most text is.
      return StandardCharsets.UTF_8;
    }
  }
}
