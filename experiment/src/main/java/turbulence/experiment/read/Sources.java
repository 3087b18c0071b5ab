package turbulence.experiment.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.http.Http;
import turbulence.experiment.http.HttpFailed;
import turbulence.experiment.http.HttpRequest;
import turbulence.experiment.http.HttpResponse;
import turbulence.experiment.http.Trust;
import turbulence.experiment.world.World;
import turbulence.json.JsonObject;
import turbulence.json.Limits;

/// Where experiments are read from: files, and http or https addresses.
public final class Sources {
  private static final String TOKEN = "CHAOSTOOLKIT_LOADER_AUTH_BEARER_TOKEN";

  private final World world;
  private final JsonObject settings;
  private final String version;

  /// @param settings for the credentials under `auths`
  public Sources(World world, JsonObject settings, String version) {
    this.world = world;
    this.settings = settings;
    this.version = version;
  }

  public Document read(String source, boolean verifyTls)
      throws DocumentUnreadable, InterruptedException {
    Path path = file(source);
    if (path != null && Files.exists(path)) {
      return file(source, path);
    }
    int colon = source.indexOf("://");
    if (colon < 0) {
      throw new DocumentUnreadable("Path \"" + source + "\" does not exist.");
    }
    String scheme = source.substring(0, colon).toLowerCase(Locale.ROOT);
    if (!List.of("http", "https").contains(scheme)) {
      throw new DocumentUnreadable("'" + scheme + "' is not a supported source scheme.");
    }
    return fetched(source, verifyTls);
  }

  private @Nullable Path file(String source) {
    try {
      return world.resolve(source);
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static Document file(String source, Path path) throws DocumentUnreadable {
    if (!DataFile.isData(path)) {
      throw new DocumentUnreadable("only files with json, yaml or yml extensions are supported");
    }
    try {
      if (Files.isRegularFile(path) && Files.size(path) > Limits.DOCUMENT.bytes()) {
        throw new DocumentUnreadable(
            source + ": is longer than the " + (Limits.DOCUMENT.bytes() >> 20) + " MiB allowed");
      }
      byte[] bytes = Files.readAllBytes(path);
      return DataFile.isJson(source)
          ? DocumentParser.json(source, bytes)
          : DocumentParser.yaml(source, bytes);
    } catch (NoSuchFileException e) {
      throw new DocumentUnreadable("Path \"" + source + "\" does not exist.");
    } catch (IOException e) {
      String why = Files.isDirectory(path) ? "it is a directory" : "permission denied or broken";
      throw new DocumentUnreadable("Path \"" + source + "\" cannot be read: " + why + ".");
    }
  }

  private Document fetched(String source, boolean verifyTls)
      throws DocumentUnreadable, InterruptedException {
    HttpResponse response;
    try {
      HttpRequest request =
          HttpRequest.of("GET", source).with("Accept", "application/json, application/x-yaml");
      String authorization = authorization(source);
      if (authorization != null) {
        request = request.with("Authorization", authorization);
      }
      Http http = new Http(world, "turbulence/" + version);
      response = http.send(verifyTls ? request : request.with(Trust.ANYONE));
    } catch (HttpFailed e) {
      throw new DocumentUnreadable("Failed to fetch the experiment: " + e.getMessage());
    }
    if (response.status() != 200) {
      throw new DocumentUnreadable(
          "Failed to fetch the experiment: "
              + cut(response.body().text())
              + " (status "
              + response.status()
              + ")");
    }
    return parsed(source, response);
  }

  private static String cut(String body) {
    return body.length() > 200 ? body.substring(0, 200) + "..." : body;
  }

  private static Document parsed(String source, HttpResponse response) throws DocumentUnreadable {
    String type = response.headers().first("Content-Type");
    String kind = type == null ? "" : type.toLowerCase(Locale.ROOT);
    byte[] body = response.body().bytes();
    if (kind.contains("application/json")) {
      return DocumentParser.json(source, body);
    }
    if (kind.contains("yaml")) {
      return DocumentParser.yaml(source, body);
    }
    if (kind.contains("text/plain")) {
      return either(source, body);
    }
    throw new DocumentUnreadable(
        "only files with json, yaml or yml extensions are supported: "
            + source
            + " has the content type "
            + (type == null ? "of nothing" : type));
  }

  private static Document either(String source, byte[] body) throws DocumentUnreadable {
    try {
      return DocumentParser.json(source, body);
    } catch (DocumentUnreadable notJson) {
      return DocumentParser.yaml(source, body);
    }
  }

  private @Nullable String authorization(String source) {
    String token = world.environment().getOrDefault(TOKEN, "").strip();
    if (!token.isEmpty()) {
      return "bearer " + token;
    }
    String rest = source.substring(source.indexOf("://") + 3);
    int slash = rest.indexOf('/');
    JsonObject auth = settings.object("auths").object(slash < 0 ? rest : rest.substring(0, slash));
    return auth.isEmpty()
        ? null
        : auth.text("type").orElse("") + " " + auth.text("value").orElse("");
  }
}
