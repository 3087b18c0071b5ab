package turbulence.experiment.resolve;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.json.JsonWriter;

/// Keeps secrets out of everything that is written or sent. Shared between threads.
///
/// Secret values of six and more characters are covered wherever they stand, plain, in base64,
/// percent-encoded or escaped as in JSON. Shorter ones would cover half of every text; they are
/// covered only where they came from: in the `secrets` block, and where they were filled in.
public final class Masking {
  public static final String COVER = Substituted.MASK;
  static final Set<String> TELLTALE_KEYS =
      Set.of(
          "password",
          "passwd",
          "pwd",
          "passphrase",
          "token",
          "secret",
          "api_key",
          "apikey",
          "api-key",
          "authorization",
          "proxy-authorization",
          "x-api-key",
          "access_token",
          "refresh_token",
          "id_token",
          "client_secret",
          "private_key",
          "secret_key",
          "access_key",
          "secret_access_key",
          "aws_secret_access_key",
          "vault_token",
          "vault_role_secret",
          "kubernetes_api_key",
          "kubernetes_password",
          "set-cookie",
          "cookie",
          "x-vault-token");
  private static final int LONG_ENOUGH = 6;

  private volatile List<String> covered = List.of();

  /// From now on these values are covered.
  public synchronized void cover(Json secrets) {
    Set<String> texts = new LinkedHashSet<>(covered);
    collect(secrets, texts);
    List<String> longestFirst = new ArrayList<>(texts);
    longestFirst.sort((one, other) -> Integer.compare(other.length(), one.length()));
    covered = List.copyOf(longestFirst);
  }

  private static void collect(Json value, Set<String> texts) {
    if (value instanceof JsonText text) {
      variants(text.value(), texts);
    } else if (value instanceof JsonObject object) {
      object.forEach(field -> collect(field.getValue(), texts));
    } else if (value instanceof JsonArray array) {
      array.forEach(item -> collect(item, texts));
    }
  }

  private static void variants(String secret, Set<String> texts) {
    String trimmed = secret.strip();
    if (trimmed.length() < LONG_ENOUGH) {
      return;
    }
    byte[] bytes = trimmed.getBytes(StandardCharsets.UTF_8);
    String encoded = URLEncoder.encode(trimmed, StandardCharsets.UTF_8);
    String json = JsonWriter.compact(new JsonText(trimmed));
    String base64 = Base64.getEncoder().encodeToString(bytes);
    texts.add(trimmed);
    texts.add(base64);
    texts.add(base64.replaceAll("=+$", ""));
    shifted(bytes, texts);
    texts.add(Base64.getUrlEncoder().encodeToString(bytes));
    texts.add(encoded);
    texts.add(encoded.replace("+", "%20"));
    texts.add(json.substring(1, json.length() - 1));
    texts.add(Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
  }

  /// In base64 a secret looks otherwise behind one or two bytes, as a password behind a user's
  /// name; what of it depends on these bytes and on what follows is left out.
  private static void shifted(byte[] secret, Set<String> texts) {
    for (int before = 1; before <= 2; before++) {
      byte[] behind = new byte[before + secret.length];
      System.arraycopy(secret, 0, behind, before, secret.length);
      String encoded = Base64.getEncoder().encodeToString(behind);
      int whole = behind.length * 8 / 6;
      texts.add(encoded.substring(before + 1, whole));
    }
    texts.add(Base64.getEncoder().encodeToString(secret).substring(0, secret.length * 8 / 6));
  }

  /// The text with secrets covered; the same text when there are none in it.
  public String text(String text) {
    String result = text;
    for (String secret : covered) {
      if (result.contains(secret)) {
        result = result.replace(secret, COVER);
      }
    }
    return result;
  }

  /// The tree with secrets covered; keys, numbers and everything else stay.
  public Json tree(Json value) {
    if (value instanceof JsonText text) {
      return text(text);
    } else if (value instanceof JsonArray array) {
      return array(array);
    }
    return value instanceof JsonObject object ? object(object) : value;
  }

  private Json text(JsonText text) {
    String masked = text(text.value());
    return masked.equals(text.value()) ? text : new JsonText(masked);
  }

  @SuppressWarnings("ReferenceEquality") // what was not touched is the same tree
  private JsonArray array(JsonArray array) {
    List<Json> items = new ArrayList<>(array.size());
    boolean changed = false;
    for (Json item : array) {
      Json masked = tree(item);
      changed |= masked != item;
      items.add(masked);
    }
    return changed ? new JsonArray(items) : array;
  }

  @SuppressWarnings("ReferenceEquality") // what was not touched is the same tree
  public JsonObject object(JsonObject object) {
    JsonObject.Builder builder = JsonObject.builder();
    boolean changed = false;
    for (Map.Entry<String, Json> field : object) {
      Json value = field.getValue();
      Json masked = isTelltale(field.getKey(), value) ? new JsonText(COVER) : tree(value);
      changed |= masked != value;
      builder.put(field.getKey(), masked);
    }
    return changed ? builder.build() : object;
  }

  private static boolean isTelltale(String key, Json value) {
    return value instanceof JsonText text
        && TELLTALE_KEYS.contains(key.toLowerCase(Locale.ROOT))
        && !isOnlyReferences(text.value());
  }

  /// Whether a text holds nothing but `${name}` and the word for a way to authenticate: that is
  /// worth reading and gives nothing away.
  private static boolean isOnlyReferences(String text) {
    StringBuilder rest = new StringBuilder();
    int from = 0;
    for (int open = text.indexOf("${"); open >= 0; open = text.indexOf("${", from)) {
      int close = text.indexOf('}', open);
      if (close < 0) {
        break;
      }
      rest.append(text, from, open);
      from = close + 1;
    }
    String left =
        rest.append(text, from, text.length()).toString().strip().toLowerCase(Locale.ROOT);
    return left.isEmpty() || from > 0 && Set.of("bearer", "basic", "token").contains(left);
  }

  /// The experiment as it may be shown: literals in its `secrets` block are covered too.
  public JsonObject experiment(JsonObject experiment) {
    JsonObject masked = object(experiment);
    return experiment.get("secrets") instanceof JsonObject secrets
        ? masked.with("secrets", literals(secrets))
        : masked;
  }

  private static Json literals(Json value) {
    return switch (value) {
      case JsonObject object when object.has("type") && (object.has("key") || object.has("path")) ->
          object;
      case JsonObject object -> {
        JsonObject.Builder builder = JsonObject.builder();
        object.forEach(field -> builder.put(field.getKey(), literals(field.getValue())));
        yield builder.build();
      }
      case JsonArray array -> new JsonArray(array.items().stream().map(Masking::literals).toList());
      case JsonText text when !isOnlyReferences(text.value()) -> new JsonText(COVER);
      default -> value;
    };
  }
}
