package turbulence.simulator.recording;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.json.JsonText;
import turbulence.simulator.scenario.Simulator;

/// Calls over HTTP. Shared between threads.
public final class Client implements AutoCloseable {
  private final String url;
  private final HttpClient http;

  private Client(String url, SSLContext trust) {
    this.url = url;
    this.http =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(trust).build();
  }

  /// A client of a simulator that lets everybody in.
  public static Client of(Simulator simulator) throws IOException {
    return new Client(simulator.url(), trust(simulator.certificate()));
  }

  private static SSLContext trust(String pem) throws IOException {
    try {
      KeyStore authorities = KeyStore.getInstance("PKCS12");
      authorities.load(null, null);
      authorities.setCertificateEntry(
          "simulator",
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(authorities);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  /// What came back; the body is a [JsonText] when it is no JSON.
  public record Reply(int status, String contentType, Json body, String text) {
    public JsonObject object() {
      return body instanceof JsonObject object ? object : JsonObject.EMPTY;
    }
  }

  public Reply call(String method, String path, JsonObject headers, @Nullable Json body) {
    return call(
        method,
        path,
        headers,
        body instanceof JsonText t ? t.value() : body == null ? "" : body.toString());
  }

  public Reply call(String method, String path, JsonObject headers, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + escaped(path))).timeout(Duration.ofSeconds(30));
    for (Map.Entry<String, Json> header : headers) {
      request.header(header.getKey(), ((JsonText) header.getValue()).value());
    }
    request.method(
        method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    try {
      HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
      String text = new String(response.body(), StandardCharsets.UTF_8);
      String type = response.headers().firstValue("Content-Type").orElse("");
      return new Reply(response.statusCode(), type, read(type, text), text);
    } catch (IOException e) {
      throw new IllegalStateException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String escaped(String path) {
    return path.replace(" ", "%20").replace("\"", "%22").replace("|", "%7C");
  }

  private static Json read(String type, String text) {
    if (!type.startsWith("application/json") && !text.startsWith("{")) {
      return new JsonText(text);
    }
    return parsed(text);
  }

  /// The tree, or the text itself when it is not one JSON value.
  static Json parsed(String text) {
    try {
      return JsonReader.read(text);
    } catch (JsonMalformed several) {
      return new JsonText(text);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
