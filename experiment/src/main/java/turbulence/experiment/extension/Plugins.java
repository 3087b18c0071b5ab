package turbulence.experiment.extension;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/// The extensions in jars that somebody put into a directory. They are looked for once, when they
/// are first asked for. One that cannot be loaded is named as a problem and left out.
public final class Plugins {
  public static final Plugins NONE = new Plugins(List.of());

  private final List<Path> directories;
  private final List<String> problems = new ArrayList<>();
  private @Nullable List<Extension> found;

  /// @param directories where the jars lie; those that are not there hold none
  public Plugins(List<Path> directories) {
    this.directories = List.copyOf(directories);
  }

  synchronized List<Extension> extensions() {
    if (found == null) {
      found = load();
    }
    return found;
  }

  synchronized List<String> problems() {
    return List.copyOf(problems);
  }

  private List<Extension> load() {
    List<Extension> extensions = new ArrayList<>();
    for (Path directory : directories) {
      List<URL> jars = jars(directory);
      if (!jars.isEmpty()) {
        read(directory, jars, extensions);
      }
    }
    return List.copyOf(extensions);
  }

  /// The loader stays open as long as the process, for the sake of what it still has to load.
  private void read(Path directory, List<URL> jars, List<Extension> extensions) {
    ClassLoader loader =
        new URLClassLoader(jars.toArray(URL[]::new), Plugins.class.getClassLoader());
    Iterator<Extension> services = ServiceLoader.load(Extension.class, loader).iterator();
    boolean more = true;
    while (more) {
      try {
        more = services.hasNext();
        if (more) {
          extensions.add(usable(services.next()));
        }
      } catch (ServiceConfigurationError | LinkageError | IllegalStateException e) {
        problems.add("a plugin in " + directory + " cannot be loaded: " + e.getMessage());
      }
    }
  }

  /// That extension, all of whose classes can be loaded and have names.
  private static Extension usable(Extension extension) {
    for (Class<? extends Capability> step : extension.capabilities()) {
      Listed.of(extension, step);
    }
    for (Class<? extends Control> control : extension.controls()) {
      NameLaw.moduleOfOne(extension, control);
    }
    for (Class<? extends Notifier> notifier : extension.notifiers()) {
      NameLaw.moduleOfOne(extension, notifier);
    }
    return extension;
  }

  private List<URL> jars(Path directory) {
    List<URL> jars = new ArrayList<>();
    if (Files.isDirectory(directory)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.jar")) {
        for (Path file : files) {
          jars.add(file.toUri().toURL());
        }
      } catch (IOException e) {
        problems.add("the plugins in " + directory + " cannot be read: " + e.getMessage());
      }
    }
    return jars;
  }
}
