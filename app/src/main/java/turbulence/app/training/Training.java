package turbulence.app.training;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ServerSocketFactory;

/// Makes the caches, each in a process that plays its [Rehearsal] against servers of ours, in a
/// directory that is gone afterwards. A cache that cannot be made is only missed as time.
public final class Training {
  private static final List<String> EXPERIMENTS =
      List.of("plain.json", "secure.json", "all.yaml", "inside.yaml", "cluster.yaml");

  private final Path place;
  private final Map<String, String> environment = new HashMap<>();

  private Training(Path place) {
    this.place = place;
  }

  /// @param args the directory for the caches, then the JVM's flags with which they will be used
  public static void main(String... args)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path caches = Path.of(args[0]).toAbsolutePath();
    Path place = Files.createDirectory(caches.resolve("stage"));
    try {
      List<String> flags = List.of(args).subList(1, args.length);
      new Training(place).make(new Recorder(place, caches, flags));
    } finally {
      delete(place);
    }
  }

  /// Sets a scene in that directory and has it played: by whom is up to the caller, so that a test
  /// can play it too.
  static void stage(Path place, Player player)
      throws IOException, InterruptedException, GeneralSecurityException {
    new Training(place).make(player);
  }

  private void make(Player player)
      throws IOException, InterruptedException, GeneralSecurityException {
    layOut();
    try (Stub plain = new Stub(ServerSocketFactory.getDefault())) {
      environment.put("PLAIN", "http://127.0.0.1:" + plain.port());
      player.play("check", environment);
      player.play("run", environment);
      player.play("simulate", environment);
      Keys keys = Keys.make(place);
      try (Stub secure = new Stub(keys.doors())) {
        String server = "https://127.0.0.1:" + secure.port();
        environment.put("SECURE", server);
        environment.put("REQUESTS_CA_BUNDLE", keys.certificate().toString());
        try (ClusterStage stage = new ClusterStage(place.resolve("kubeconfig"), server, keys)) {
          environment.put("KUBECONFIG", stage.kubeconfig().toString());
          player.play("tls", environment);
        }
      }
    }
  }

  private void layOut() throws IOException {
    for (String name : EXPERIMENTS) {
      try (InputStream in = Training.class.getResourceAsStream(name)) {
        if (in == null) {
          throw new IOException("there is no experiment " + name);
        }
        Files.copy(in, place.resolve(name));
      }
    }
    environment.put("PATH", "/usr/bin:/bin");
    environment.put("HOME", place.resolve("home").toString());
    environment.put("TERM", "xterm");
    environment.put("COLUMNS", "80");
    environment.put("PASSWORD", "secret");
  }

  private static void delete(Path place) throws IOException {
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
