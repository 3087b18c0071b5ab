package turbulence.experiment.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import turbulence.experiment.world.SystemWorld;
import turbulence.experiment.world.World;

/// What tests of exchanges share.
final class Exchanges {
  static final Deadlines SOON = Deadlines.within(Duration.ofMillis(200));

  private Exchanges() {}

  static World world(String... environment) {
    Map<String, String> variables = new java.util.HashMap<>();
    for (int i = 0; i < environment.length; i += 2) {
      variables.put(environment[i], environment[i + 1]);
    }
    return SystemWorld.create().withEnvironment(variables);
  }

  static Http http(String... environment) {
    return new Http(world(environment), "turbulence/test");
  }

  static HttpResponse get(String url, String... environment) throws Exception {
    return http(environment).send(HttpRequest.of("GET", url));
  }

  static String ok(String body) {
    return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
  }

  static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(plain);
    }
    return packed.toByteArray();
  }

  static byte[] deflate(byte[] plain, boolean raw) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed, new Deflater(9, raw))) {
      out.write(plain);
    }
    return packed.toByteArray();
  }
}
