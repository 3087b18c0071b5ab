import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;

/// The floor under a run over plain HTTP: one request, nothing else. It does not change in a commit
/// that changes a figure.
final class PlainFloor {
  public static void main(String... args) throws Exception {
    HttpURLConnection call = (HttpURLConnection) URI.create(args[0]).toURL().openConnection();
    try (InputStream body = call.getInputStream()) {
      System.out.println(call.getResponseCode() + " " + body.readAllBytes().length);
    }
  }
}
