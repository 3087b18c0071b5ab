package turbulence.experiment.resolve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.http.Http;
import turbulence.experiment.http.HttpFailed;
import turbulence.experiment.http.HttpRequest;
import turbulence.experiment.http.HttpResponse;
import turbulence.experiment.http.Payload;
import turbulence.experiment.python.PythonText;
import turbulence.experiment.read.Problems;
import turbulence.experiment.read.TreePath;
import turbulence.experiment.world.World;
import turbulence.json.Json;
import turbulence.json.JsonNull;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.json.JsonText;

/// Secrets kept in a Vault server's key-value store. The configuration says where it is and how to
/// log in: by token, by AppRole or by a Kubernetes service account. Each path is read once.
public final class Vault implements Resolver.SecretStore {
  private static final String ACCOUNT_TOKEN = "/var/run/secrets/kubernetes.io/serviceaccount/token";

  private final JsonObject configuration;
  private final World world;
  private final Http http;
  private final Map<String, JsonObject> payloads = new HashMap<>();
  private @Nullable String token;

  public Vault(JsonObject configuration, World world, Http http) {
    this.configuration = configuration;
    this.world = world;
    this.http = http;
  }

  /// Looks at a declaration without asking anybody.
  public static Json checked(JsonObject declaration, TreePath place, Problems problems) {
    if (declaration.text("path").isEmpty()) {
      pathless(declaration, place, problems);
      problems.warning(
          place,
          "says `key` where it means `path`",
          "Vault secrets must now specify the `path` property. The `key` property is now a key of a"
              + " Vault secret rather than the actual path. For instance: {'my-key': {'type':"
              + " 'vault', 'key': 'foo'}} now becomes: {'my-key': {'type': 'vault', 'path':"
              + " 'foo'}}");
    }
    return JsonNull.NULL;
  }

  private static void pathless(JsonObject declaration, TreePath place, Problems problems) {
    problems.warning(
        place,
        "names no path of Vault, so it has no value",
        "Missing Vault secret path for '" + PythonText.str(declaration) + "'");
  }

  @Override
  public Json read(JsonObject declaration, TreePath place, Problems problems) {
    String path = declaration.text("path").orElse(null);
    if (path == null) {
      pathless(declaration, place, problems);
      return JsonNull.NULL;
    }
    try {
      JsonObject data = payload(path);
      String key = declaration.text("key").orElse(null);
      if (key == null) {
        return data;
      }
      Json value = data.get(key);
      if (value == null) {
        problems.error(place, "needs the key '" + key + "', which Vault does not have at " + path);
        return JsonNull.NULL;
      }
      return value;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      problems.error(place, "could not be read from Vault: interrupted");
      return JsonNull.NULL;
    } catch (IOException e) {
      problems.error(place, "could not be read from Vault: " + e.getMessage());
      return JsonNull.NULL;
    }
  }

  private JsonObject payload(String path) throws IOException, InterruptedException {
    JsonObject known = payloads.get(path);
    if (known != null) {
      return known;
    }
    boolean first = "1".equals(setting("vault_kv_version", "2"));
    String mount = setting("vault_secrets_mount_point", "secret");
    JsonObject answer = ask("GET", mount + (first ? "/" : "/data/") + path, null);
    JsonObject data = first ? answer.object("data") : answer.object("data").object("data");
    payloads.put(path, data);
    return data;
  }

  private String logIn() throws IOException, InterruptedException {
    if (configuration.has("vault_token")) {
      return setting("vault_token", "");
    }
    if (configuration.has("vault_role_id") && configuration.has("vault_role_secret")) {
      return clientToken(
          "auth/approle/login",
          JsonObject.of(
              "role_id", setting("vault_role_id", ""),
              "secret_id", setting("vault_role_secret", "")));
    }
    if (configuration.has("vault_sa_role")) {
      String mount = setting("vault_k8s_mount_point", "kubernetes");
      return clientToken(
          "auth/" + mount + "/login",
          JsonObject.of("role", setting("vault_sa_role", ""), "jwt", accountToken()));
    }
    return world.environment().getOrDefault("VAULT_TOKEN", "");
  }

  private String accountToken() throws IOException {
    String written = setting("vault_sa_token_path", "");
    String place = written.isEmpty() ? ACCOUNT_TOKEN : written;
    try {
      return Files.readString(world.resolve(place), StandardCharsets.UTF_8).strip();
    } catch (IOException | InvalidPathException e) {
      throw new IOException("there is no service account token at " + new JsonText(place), e);
    }
  }

  private String clientToken(String path, JsonObject credentials)
      throws IOException, InterruptedException {
    token = "";
    return ask("POST", path, credentials)
        .object("auth")
        .text("client_token")
        .orElseThrow(() -> new IOException("it answered without a token"));
  }

  private JsonObject ask(String method, String path, @Nullable JsonObject body)
      throws IOException, InterruptedException {
    if (token == null) {
      token = logIn();
    }
    HttpRequest request = HttpRequest.of(method, address() + "/v1/" + path);
    if (!token.isEmpty()) {
      request = request.with("X-Vault-Token", token);
    }
    String namespace = world.environment().get("VAULT_NAMESPACE");
    if (namespace != null) {
      request = request.with("X-Vault-Namespace", namespace);
    }
    if (body != null) {
      request = request.with("Content-Type", "application/json").with(Payload.of(body.toString()));
    }
    return answer(http.send(request), path);
  }

  private static JsonObject answer(HttpResponse response, String path) throws IOException {
    if (response.status() != 200) {
      throw new IOException("it answered " + response.status() + " for " + path);
    }
    if (JsonReader.read(response.body().bytes()) instanceof JsonObject object) {
      return object;
    }
    throw new HttpFailed(HttpFailed.Reason.TRUNCATED, "it answered no object for " + path);
  }

  private String address() {
    String fallback = world.environment().getOrDefault("VAULT_ADDR", "http://localhost:8200");
    String address = setting("vault_addr", fallback);
    return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }

  private String setting(String name, String otherwise) {
    return switch (configuration.get(name)) {
      case JsonText text -> text.value();
      case JsonNumber number -> number.toString();
      case null, default -> otherwise;
    };
  }
}
