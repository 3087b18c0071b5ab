package turbulence.app.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import turbulence.experiment.builtin.BuiltIn;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Argument;
import turbulence.experiment.extension.Arguments;
import turbulence.experiment.extension.Catalog;
import turbulence.experiment.extension.Control;
import turbulence.experiment.extension.Extension;
import turbulence.experiment.extension.Listed;
import turbulence.experiment.extension.Plugins;
import turbulence.faults.istio.IstioExtension;
import turbulence.faults.istio.OwnIstioExtension;
import turbulence.faults.kubernetes.KubernetesExtension;
import turbulence.faults.kubernetes.OwnKubernetesExtension;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.faults.prometheus.PrometheusExtension;

/// The references of steps and controls, made from the tables of contents of the extensions.
final class CodePages {
  private static final Extension KUBERNETES = new KubernetesExtension();
  private static final Extension OWN = new OwnKubernetesExtension();
  static final Catalog CATALOG = new Catalog(extensions(), Plugins.NONE);
  private static final String STEPS =
      """
      # Steps

      Made from the code by `make docs`; do not edit. What is built in, beside the providers `http`
      and `process`; `turbulence discover` writes the same down as JSON.
      [Writing your own](../guide/extending.md).

      Arguments in **bold** must be given. Where a module has another name of ours, both work.

      Of steps that work on Kubernetes it says, too, which rights they need with the arguments of
      their examples.
      """;
  private static final String CONTROLS =
      """
      # Controls

      Made from the code by `make docs`; do not edit. What is built in.
      [Writing your own](../guide/extending.md#a-control).
      """;

  private static final String NO_WAY_BACK = "What it changes cannot be put back.";

  private CodePages() {}

  private static List<Extension> extensions() {
    List<Extension> extensions = new ArrayList<>(BuiltIn.extensions());
    extensions.add(KUBERNETES);
    extensions.add(OWN);
    extensions.add(new IstioExtension());
    extensions.add(new OwnIstioExtension());
    extensions.add(new PrometheusExtension());
    return extensions;
  }

  /// @param folder for whatever trying the steps needs
  static String steps(Path folder) throws Exception {
    StringBuilder page = new StringBuilder(STEPS);
    for (Listed listed : CATALOG.steps()) {
      page.append("\n## `").append(listed.name()).append("`\n\n");
      page.append(listed.acts() ? "Action. " : "Probe. ").append(about(listed.step())).append('\n');
      if (!listed.others().isEmpty()) {
        page.append("\nAlso named `").append(String.join("`, `", listed.others())).append("`.\n");
      }
      arguments(page, listed.step());
      if (Needing.class.isAssignableFrom(listed.step())) {
        trial(page, listed, StepTrial.of(listed, folder));
      }
    }
    return page.toString();
  }

  private static void trial(StringBuilder page, Listed listed, StepTrial trial) {
    String successor = KUBERNETES.successors().get(listed.name());
    if (successor != null) {
      page.append("\nDeprecated in Chaos Toolkit, so that each call warns: use `");
      page.append(successor).append("`.\n");
    }
    page.append("\nAnswers with ").append(trial.answer()).append('.');
    if (!trial.rights().isEmpty()) {
      page.append(" Needs the rights to ").append(String.join(", ", trial.rights())).append('.');
    }
    page.append('\n');
    if (listed.acts()) {
      page.append(trial.undone() ? "What it changes is put back after the run." : NO_WAY_BACK);
      page.append('\n');
    }
    Path example = new ExampleSteps(listed).file();
    page.append("[Example](../../examples/").append(Folders.EXAMPLES.relativize(example));
    page.append(").\n");
  }

  static String controls() {
    StringBuilder page = new StringBuilder(CONTROLS);
    for (Extension extension : CATALOG.everything()) {
      for (Class<? extends Control> control : extension.controls()) {
        page.append("\n## `").append(module(extension, control)).append("`\n\n");
        page.append(about(control)).append('\n');
        arguments(page, control);
      }
    }
    return page.toString();
  }

  /// Found by asking the catalog, so that a name on the page is a name that works.
  private static String module(Extension extension, Class<? extends Control> control) {
    String root = extension.getClass().getPackageName();
    String below = control.getPackageName().substring(root.length());
    String name =
        control.getSimpleName().replaceAll("(?<=.)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    String module = extension.prefix() + below + "." + name;
    if (!CATALOG.control(module).orElseThrow().equals(control)) {
      throw new AssertionError(module + " leads elsewhere");
    }
    return module;
  }

  private static String about(Class<?> type) {
    return type.getAnnotation(About.class).value();
  }

  private static void arguments(StringBuilder page, Class<?> type) {
    List<Argument> arguments = Arguments.of(type).list();
    if (arguments.isEmpty()) {
      page.append("\nNo arguments.\n");
      return;
    }
    page.append("\n| argument | type | default | meaning |\n|---|---|---|---|\n");
    for (Argument argument : arguments) {
      String name = "`" + argument.name() + "`";
      String otherwise = argument.otherwise() == null ? "" : "`" + argument.otherwise() + "`";
      String least = argument.least() == null ? "" : ", at least " + argument.least();
      page.append("| ").append(argument.required() ? "**" + name + "**" : name);
      page.append(" | ").append(argument.type().replace("|", " or ")).append(least);
      page.append(" | ").append(argument.required() ? "" : otherwise);
      page.append(" | ").append(argument.about().replace("|", "\\|")).append(" |\n");
    }
  }
}
