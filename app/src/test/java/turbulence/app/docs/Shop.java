package turbulence.app.docs;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The shop of the examples, open on a free port.
final class Shop implements AutoCloseable {
  private final Process process;
  private final String url;

  private Shop(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  /// Opens a shop whose features are a fresh file in that folder.
  static Shop open(Path folder) throws IOException {
    Path features = folder.resolve("features.properties");
    Files.copy(Folders.EXAMPLES.resolve("shop/features.properties"), features);
    Process process =
        new ProcessBuilder(
                Folders.java().toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                Folders.EXAMPLES.resolve("shop/Shop.java").toString(),
                features.toString())
            .redirectErrorStream(true)
            .start();
    BufferedReader out = process.inputReader();
    String said = out.readLine();
    if (said == null || !said.contains("open at ")) {
      process.destroyForcibly();
      throw new IOException("the shop did not open: " + said);
    }
    return new Shop(process, said.substring(said.indexOf("http")));
  }

  String url() {
    return url;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
