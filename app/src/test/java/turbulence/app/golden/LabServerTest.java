package turbulence.app.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class LabServerTest {
  @Test
  void it_serves_files_and_says_what_it_saw() throws IOException, InterruptedException {
    try (LabServer server = new LabServer();
        HttpClient client = HttpClient.newHttpClient()) {
      URI root = URI.create("http://127.0.0.1:" + server.port());
      assertThat(get(client, root.resolve("/health.json")).body()).isEqualTo("{\"ok\": true}\n");
      assertThat(get(client, root.resolve("/503")).statusCode()).isEqualTo(503);
      assertThat(get(client, root.resolve("/../secret")).statusCode()).isEqualTo(404);
      assertThat(get(client, root.resolve("/q?a=b")).body()).startsWith("{\"path\": \"/q?a=b\"");
      HttpRequest post =
          HttpRequest.newBuilder(root.resolve("/p"))
              .POST(HttpRequest.BodyPublishers.ofString("{\"a\": 1}"))
              .build();
      assertThat(client.send(post, HttpResponse.BodyHandlers.ofString()).body())
          .isEqualTo("{\"got\": \"{\\\"a\\\": 1}\", \"ct\": null}");
      assertThat(server.requests()).hasSize(2);
    }
  }

  private static HttpResponse<String> get(HttpClient client, URI uri)
      throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }
}
