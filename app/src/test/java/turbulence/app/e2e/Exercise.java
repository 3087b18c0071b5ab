package turbulence.app.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import turbulence.app.docs.Folders;

/// One example of the reference.
///
/// @param name as `chaosk8s/pod/terminate_pods.yaml`
/// @param scenarios what has to be there: scenarios that are built in, and files of manifests
/// @param code what a run ends with
record Exercise(String name, List<String> scenarios, int code) {
  private static final Path REFERENCE = Folders.ROOT.resolve("examples/reference");
  private static final String SPECS = "chaosk8s/specs";
  private static final Pattern SCENARIO = Pattern.compile("(?:--scenario|-f) (\\S+)");
  private static final String ENDS = "# exit code: ";

  static List<Exercise> all() throws IOException {
    List<Path> files;
    try (var walk = Files.walk(REFERENCE)) {
      files = walk.filter(it -> it.toString().endsWith(".yaml")).sorted().toList();
    }
    List<Exercise> all = new ArrayList<>();
    for (Path file : files) {
      List<String> lines = Folders.lines(file);
      if (lines.stream().anyMatch(line -> line.startsWith("title:"))) {
        all.add(of(REFERENCE.relativize(file).toString(), lines));
      }
    }
    return all;
  }

  private static Exercise of(String name, List<String> lines) {
    List<String> scenarios = new ArrayList<>();
    int code = 0;
    for (String line : lines) {
      Matcher scenario = SCENARIO.matcher(line);
      while (line.startsWith("# rehearse: ") && scenario.find()) {
        scenarios.add(scenario.group(1));
      }
      if (line.startsWith(ENDS)) {
        code = Integer.parseInt(line.substring(ENDS.length()).split(";", 2)[0].strip());
      }
    }
    return new Exercise(name, scenarios, code);
  }

  /// Whether objects have to be there of kinds that not every cluster has.
  boolean needsKinds() {
    return !asksPrometheus() && scenarios.stream().anyMatch(Manifests::hasKinds);
  }

  /// Whether all that it needs is a Prometheus, wherever that is.
  boolean asksPrometheus() {
    return name.startsWith("chaosprometheus/");
  }

  /// Whether it shows that step.
  boolean shows(String function) {
    return name.endsWith("/" + function + ".yaml");
  }

  /// A copy of it, and of the files that it reads, that works on that namespace and on nodes that
  /// are there.
  Path copied(Path folder, Ground ground, String namespace) throws IOException {
    try (var specs = Files.list(REFERENCE.resolve(SPECS))) {
      for (Path file : specs.toList()) {
        copy(file, folder, ground);
      }
    }
    copy(REFERENCE.resolve(name), folder, ground);
    Path own = folder.resolve("examples/reference").resolve(name);
    Files.writeString(own, fitting(Files.readString(own), ground.nodes()));
    Files.writeString(own, Moved.into(namespace, own));
    return own;
  }

  private static void copy(Path file, Path folder, Ground ground) throws IOException {
    Path copy = folder.resolve("examples/reference").resolve(REFERENCE.relativize(file));
    Files.createDirectories(copy.getParent());
    Files.writeString(copy, ground.image().in(Files.readString(file)));
  }

  private String fitting(String text, Nodes nodes) {
    // A Prometheus that runs has figures, which one of a rehearsal first has to gather.
    String fitting = text.replace("arguments: {duration: 120}", "arguments: {duration: 1}");
    for (int i = 0; i < 3 && !nodes.names().isEmpty(); i++) {
      String node = nodes.names().get(i % nodes.names().size());
      fitting = fitting.replaceAll("\\bnode-" + i + "\\b", Matcher.quoteReplacement(node));
    }
    if (shows("get_nodes")) {
      fitting = fitting.replace("count: 3}", "count: " + nodes.linux() + "}");
    }
    if (shows("get_all_node_status_conditions")) {
      fitting = fitting.replace("count: 3}", "count: " + nodes.names().size() + "}");
    }
    return fitting;
  }
}
