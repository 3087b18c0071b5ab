package turbulence.app.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.Extension;

class PluginJarTest {
  @Test
  void its_extensions_are_found_as_those_of_a_user(@TempDir Path folder) throws IOException {
    URL jar = PluginJar.write(folder).toUri().toURL();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar}, getClass().getClassLoader())) {
      assertThat(ServiceLoader.load(Extension.class, loader))
          .extracting(Extension::prefix)
          .contains(
              "lab", "ctl", "ctlA", "ctlB", "ctlC", "ctlbad", "ctlint", "ctlmut", "os", "plug");
    }
  }
}
