package turbulence.app.golden;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import turbulence.app.golden.lab.LabExtension;
import turbulence.app.golden.lab.OneWord;
import turbulence.experiment.extension.Extension;

/// Packs the extension of the tests as a user would: classes and the names of its tables of
/// contents.
final class PluginJar {
  private PluginJar() {}

  static Path write(Path folder) throws IOException {
    Path jar = folder.resolve("lab.jar");
    String packed = LabExtension.class.getPackageName().replace('.', '/');
    Path classes = Recording.resources().resolveSibling(packed);
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> entries = Files.list(classes)) {
      for (Path entry : entries.sorted().toList()) {
        put(out, packed + "/" + entry.getFileName(), Files.readAllBytes(entry));
      }
      String names = String.join("\n", extensions()) + "\n";
      put(
          out,
          "META-INF/services/" + Extension.class.getName(),
          names.getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }

  private static List<String> extensions() {
    Stream<String> oneWords = Stream.of(OneWord.class.getClasses()).map(Class::getName).sorted();
    return Stream.concat(Stream.of(LabExtension.class.getName()), oneWords).toList();
  }

  private static void put(JarOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(content);
    out.closeEntry();
  }
}
