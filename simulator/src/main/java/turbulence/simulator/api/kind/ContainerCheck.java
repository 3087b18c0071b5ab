package turbulence.simulator.api.kind;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// What a server refuses in the containers of a pod.
final class ContainerCheck {
  private static final List<String> MESSAGES = List.of("File", "FallbackToLogsOnError");
  private static final List<String> PULLS = List.of("Always", "IfNotPresent", "Never");
  static final List<String> PROTOCOLS = List.of("SCTP", "TCP", "UDP");
  private static final String SIDECARS_ONLY =
      "may not be set for init containers without restartPolicy=Always";
  private static final Set<String> EPHEMERAL =
      Set.of(
          "name",
          "image",
          "command",
          "args",
          "workingDir",
          "envFrom",
          "env",
          "volumeMounts",
          "volumeDevices",
          "terminationMessagePath",
          "terminationMessagePolicy",
          "imagePullPolicy",
          "securityContext",
          "stdin",
          "stdinOnce",
          "tty",
          "targetContainerName",
          "resources");

  private final Field spec;
  private final Map<String, JsonObject> volumes;
  private final ProbeCheck probes;

  ContainerCheck(Field spec, Map<String, JsonObject> volumes) {
    this.spec = spec;
    this.volumes = volumes;
    this.probes = new ProbeCheck(spec.child("terminationGracePeriodSeconds"));
  }

  void check() {
    Set<String> names = new HashSet<>();
    checkRegular(spec.child("containers"), names);
    checkInit(spec.child("initContainers"), names);
    checkEphemeral(spec.child("ephemeralContainers"), names);
  }

  private void checkRegular(Field containers, Set<String> names) {
    if (containers.isEmpty()) {
      containers.required("");
      return;
    }
    for (Field container : containers) {
      checkCommon(container);
      checkName(container, names);
      checkLife(container);
      if (container.child("restartPolicy").isSet()) {
        container.child("restartPolicy").oneOf(List.of("Always", "Never", "OnFailure"));
      }
    }
    checkHostPorts(containers);
  }

  private static void checkName(Field container, Set<String> names) {
    Field name = container.child("name");
    if (!names.add(name.text())) {
      name.duplicate();
    }
  }

  private void checkLife(Field container) {
    probes.checkLifecycle(container.child("lifecycle"));
    probes.checkOnce(container.child("livenessProbe"));
    probes.checkReadiness(container.child("readinessProbe"));
    probes.checkOnce(container.child("startupProbe"));
  }

  private void checkInit(Field containers, Set<String> names) {
    for (Field container : containers) {
      checkCommon(container);
      Field restarts = container.child("restartPolicy");
      restarts.oneOfIfSet(List.of("Always", "Never", "OnFailure"));
      checkName(container, names);
      if (restarts.is("Always")) {
        checkLife(container);
      } else {
        for (String field :
            List.of("lifecycle", "livenessProbe", "readinessProbe", "startupProbe")) {
          if (container.child(field).isSet()) {
            container.child(field).forbidden(SIDECARS_ONLY);
          }
        }
      }
    }
  }

  private void checkEphemeral(Field containers, Set<String> names) {
    Set<String> targets = Set.copyOf(names);
    for (Field container : containers) {
      checkCommon(container);
      checkTrimmed(container);
      checkName(container, names);
      Field target = container.child("targetContainerName");
      if (!target.isBlank() && !targets.contains(target.text())) {
        target.notFound();
      }
      for (String field : container.object().names()) {
        boolean empty = container.child(field).isEmpty() && !container.child(field).isText();
        if (field.equals("resources") ? !empty : !EPHEMERAL.contains(field)) {
          container.child(field).forbidden("cannot be set for an Ephemeral Container");
        }
      }
      for (Field mount : container.child("volumeMounts")) {
        for (String path : List.of("subPath", "subPathExpr")) {
          if (!mount.child(path).isBlank()) {
            mount.child(path).forbidden("cannot be set for an Ephemeral Container");
          }
        }
      }
    }
  }

  private void checkCommon(Field container) {
    Field name = container.child("name");
    if (name.isBlank()) {
      name.required("");
    } else {
      name.must(Names.label(name.text()));
    }
    if (container.child("image").isBlank()) {
      container.child("image").required("");
    }
    container.child("terminationMessagePolicy").oneOf(MESSAGES);
    checkPorts(container.child("ports"));
    EnvironmentCheck.check(container);
    new MountCheck(container, volumes).check();
    container.child("imagePullPolicy").oneOf(PULLS);
    Amounts.checkContainer(container.child("resources"));
    checkResizing(container.child("resizePolicy"));
    SecurityCheck.checkContainer(container.child("securityContext"));
  }

  private static void checkPorts(Field ports) {
    Set<String> names = new HashSet<>();
    for (Field port : ports) {
      Field name = port.child("name");
      if (!name.isBlank()) {
        List<String> complaints = Names.port(name.text());
        name.must(complaints);
        if (complaints.isEmpty() && !names.add(name.text())) {
          name.duplicate();
        }
      }
      Field number = port.child("containerPort");
      if (number.isBlank()) {
        number.required("");
      } else {
        number.within(1, 65_535);
      }
      if (!port.child("hostPort").isBlank()) {
        port.child("hostPort").within(1, 65_535);
      }
      port.child("protocol").oneOf(PROTOCOLS);
    }
  }

  private static void checkHostPorts(Field containers) {
    Set<String> taken = new HashSet<>();
    for (Field container : containers) {
      for (Field port : container.child("ports")) {
        Field host = port.child("hostPort");
        if (!host.isBlank()) {
          String words =
              port.child("protocol").text()
                  + "/"
                  + port.child("hostIP").text()
                  + "/"
                  + host.number();
          if (!taken.add(words)) {
            host.holding(new JsonText(words)).duplicate();
          }
        }
      }
    }
  }

  private void checkResizing(Field policies) {
    Set<String> names = new HashSet<>();
    for (Field policy : policies) {
      Field name = policy.child("resourceName");
      if (!names.add(name.text())) {
        name.at(policy).duplicate();
      }
      name.at(policies).oneOf(List.of("cpu", "memory"));
      policy.child("restartPolicy").at(policies).oneOf(List.of("NotRequired", "RestartContainer"));
      if (spec.child("restartPolicy").is("Never")
          && !policy.child("restartPolicy").is("NotRequired")) {
        policy
            .child("restartPolicy")
            .at(policies)
            .invalid("must be 'NotRequired' when `restartPolicy` is 'Never'");
      }
    }
  }

  /// Images of pods, not of templates, must not begin or end with blanks.
  static void checkTrimmed(Field container) {
    Field image = container.child("image");
    if (image.text().length() != image.text().strip().length()) {
      image.invalid("must not have leading or trailing whitespace");
    }
  }
}
