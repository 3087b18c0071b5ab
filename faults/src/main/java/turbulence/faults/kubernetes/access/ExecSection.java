package turbulence.faults.kubernetes.access;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import turbulence.faults.kubernetes.credentials.ExecSpec;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// What a kubeconfig file says about a program that knows who we are.
record ExecSection(Section user) {
  private static final List<String> MODES = List.of("Never", "IfAvailable", "Always");

  ExecSpec spec(JsonObject cluster) throws ClusterUnreachable {
    Section exec =
        new Section("exec of user", user.name(), user.fields().object("exec"), user.file());
    String version = version(exec);
    List<String> words = new ArrayList<>();
    words.add(command(exec));
    for (Json argument : exec.fields().array("args")) {
      words.add(text(argument));
    }
    return new ExecSpec(
        version,
        words,
        environment(exec),
        mode(exec, version),
        exec.find("installHint").orElse(""),
        exec.isTrue("provideClusterInfo") ? cluster : null);
  }

  private static String version(Section exec) throws ClusterUnreachable {
    String version = exec.find("apiVersion").orElse("");
    if (!ExecSpec.VERSIONS.contains(version)) {
      throw new ClusterUnreachable(
          exec.where("apiVersion")
              + " must be "
              + String.join(" or ", ExecSpec.VERSIONS)
              + (version.isEmpty() ? ", and is missing" : ", not '" + version + "'"));
    }
    return version;
  }

  /// A path that is not absolute lies beside the file; a bare name is looked for as shells do.
  private static String command(Section exec) throws ClusterUnreachable {
    Optional<String> command = exec.find("command");
    if (command.isEmpty()) {
      throw new ClusterUnreachable(exec.where("command") + " is missing");
    }
    return command.get().indexOf('/') < 0 ? command.get() : exec.beside(command.get()).toString();
  }

  private static String mode(Section exec, String version) throws ClusterUnreachable {
    Optional<String> mode = exec.find("interactiveMode");
    if (mode.isEmpty() && version.endsWith("/v1")) {
      throw new ClusterUnreachable(
          exec.where("interactiveMode") + " is missing: " + version + " needs it");
    }
    String said = mode.orElse("IfAvailable");
    if (!MODES.contains(said)) {
      throw new ClusterUnreachable(
          exec.where("interactiveMode")
              + " must be one of "
              + String.join(", ", MODES)
              + ", not '"
              + said
              + "'");
    }
    return said;
  }

  private static Map<String, String> environment(Section exec) throws ClusterUnreachable {
    Map<String, String> environment = new LinkedHashMap<>();
    for (Json entry : exec.fields().array("env")) {
      if (!(entry instanceof JsonObject pair) || pair.text("name").isEmpty()) {
        throw new ClusterUnreachable(exec.where("env") + " has an entry without a name");
      }
      Json value = pair.get("value");
      environment.put(pair.text("name").orElseThrow(), value == null ? "" : text(value));
    }
    return environment;
  }

  private static String text(Json value) {
    return value instanceof JsonText text ? text.value() : value.toString();
  }
}
