package turbulence.app.training;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Plays rehearsals in processes whose JVM makes a cache of what it sees.
///
/// @param place where the processes run
/// @param caches where finished caches go
/// @param flags of the JVM
record Recorder(Path place, Path caches, List<String> flags) implements Player {
  private static final long PATIENCE_SECONDS = 60;

  @Override
  public void play(String cache, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path made = place.resolve(cache);
    ProcessBuilder process =
        new ProcessBuilder(command(cache, made))
            .directory(place.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(caches.resolve(cache + ".log").toFile());
    process.environment().clear();
    process.environment().putAll(environment);
    Process rehearsal = process.start();
    if (!rehearsal.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      rehearsal.descendants().forEach(ProcessHandle::destroyForcibly);
      rehearsal.destroyForcibly().waitFor();
    } else if (rehearsal.exitValue() == 0 && Files.exists(made)) {
      Files.copy(made, caches.resolve(cache + ".aot"));
    }
  }

  private List<String> command(String cache, Path made) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(flags);
    words.add("-XX:AOTCacheOutput=" + made);
    words.add("-cp");
    words.add(classPath());
    words.add(Rehearsal.class.getName());
    words.add(cache);
    return words;
  }

  /// Ours, from another directory.
  private static String classPath() {
    List<String> jars = new ArrayList<>();
    for (String jar : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      jars.add(Path.of(jar).toAbsolutePath().toString());
    }
    return String.join(File.pathSeparator, jars);
  }
}
