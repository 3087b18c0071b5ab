package turbulence.simulator.api.kind;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// What a server refuses in the specification of a pod, alone or in a template.
final class PodSpecCheck {
  private static final List<String> RESTARTS = List.of("Always", "OnFailure", "Never");
  private static final List<String> DNS =
      List.of("ClusterFirstWithHostNet", "ClusterFirst", "Default", "None");
  private static final int NAME_SERVERS = 3;
  private static final int SEARCHES = 32;

  private PodSpecCheck() {}

  static void check(Field spec, boolean pod) {
    if (!spec.child("terminationGracePeriodSeconds").isSet()) {
      spec.child("terminationGracePeriodSeconds").required("");
    }
    Map<String, JsonObject> volumes = VolumeCheck.check(spec.child("volumes"));
    new ContainerCheck(spec, volumes).check();
    if (spec.child("hostNetwork").isTrue()) {
      checkHostNetwork(spec.child("containers"), pod);
    }
    spec.child("restartPolicy").oneOf(RESTARTS);
    spec.child("dnsPolicy").oneOf(DNS);
    Selectors.checkLabels(spec.child("nodeSelector"));
    SecurityCheck.checkPod(spec.child("securityContext"));
    checkDns(spec.child("dnsConfig"), spec.child("dnsPolicy"));
    checkGates(spec);
    SchedulingCheck.check(spec);
    checkNames(spec);
    Field deadline = spec.child("activeDeadlineSeconds");
    if (deadline.isSet()) {
      deadline.within(1, Integer.MAX_VALUE);
    }
    checkAliases(spec.child("hostAliases"));
    spec.child("preemptionPolicy").oneOfIfSet(List.of("PreemptLowerPriority", "Never"));
    if (spec.child("os").isSet()) {
      spec.child("os").child("name").oneOf(List.of("linux", "windows"));
    }
  }

  private static void checkNames(Field spec) {
    checkSubdomain(spec.child("serviceAccountName"));
    checkSubdomain(spec.child("nodeName"));
    checkLabel(spec.child("hostname"));
    checkLabel(spec.child("subdomain"));
    checkSubdomain(spec.child("priorityClassName"));
    checkSubdomain(spec.child("runtimeClassName"));
  }

  private static void checkSubdomain(Field name) {
    if (!name.isBlank()) {
      name.must(Names.subdomain(name.text()));
    }
  }

  private static void checkLabel(Field name) {
    if (!name.isBlank()) {
      name.must(Names.label(name.text()));
    }
  }

  private static void checkHostNetwork(Field containers, boolean pod) {
    for (Field container : containers) {
      for (Field port : container.child("ports")) {
        Field host = port.child("hostPort");
        boolean given = pod || !host.isBlank();
        if (given && host.number() != port.child("containerPort").number()) {
          host.invalid("must match `containerPort` when `hostNetwork` is true");
        }
      }
    }
  }

  private static void checkDns(Field config, Field policy) {
    if (policy.is("None")) {
      if (!config.isSet()) {
        config.required("must provide `dnsConfig` when `dnsPolicy` is None");
        return;
      }
      if (config.child("nameservers").isEmpty()) {
        config
            .child("nameservers")
            .required("must provide at least one DNS nameserver when `dnsPolicy` is None");
        return;
      }
    }
    Field servers = config.child("nameservers");
    if (servers.size() > NAME_SERVERS) {
      servers.invalid("must not have more than 3 nameservers");
    }
    for (Field server : servers) {
      server.must(Addresses.ip(server.text()));
    }
    Field searches = config.child("searches");
    if (searches.size() > SEARCHES) {
      searches.invalid("must not have more than 32 search paths");
    }
    for (Field search : searches) {
      checkSearch(search);
    }
    for (Field option : config.child("options")) {
      if (option.child("name").isBlank()) {
        option.required("must not be empty");
      }
    }
  }

  private static void checkSearch(Field search) {
    String text = search.text();
    if (!text.equals(".")) {
      String plain = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
      search.holding(new JsonText(plain)).must(Names.underscoreSubdomain(plain));
    }
  }

  private static void checkGates(Field spec) {
    for (Field gate : spec.child("readinessGates")) {
      Selectors.checkKey(Selectors.blank(gate.child("conditionType")));
    }
    Set<String> seen = new HashSet<>();
    for (Field gate : spec.child("schedulingGates")) {
      Field name = Selectors.blank(gate.child("name")).at(gate);
      Selectors.checkKey(name);
      if (!seen.add(name.text())) {
        name.duplicate();
      }
    }
  }

  private static void checkAliases(Field aliases) {
    for (Field alias : aliases) {
      Field ip = Selectors.blank(alias.child("ip"));
      ip.must(Addresses.ip(ip.text()));
      for (Field host : alias.child("hostnames")) {
        host.must(Names.subdomain(host.text()));
      }
    }
  }

  /// A template: labels, annotations, specification. Paths of complaints about its labels lack
  /// `metadata`, as a server's do.
  static void checkTemplate(Field template) {
    Field metadata = template.child("metadata");
    Selectors.checkLabels(metadata.child("labels").at(template.child("labels")));
    Selectors.checkAnnotations(metadata.child("annotations").at(template.child("annotations")));
    check(template.child("spec"), false);
    Field ephemeral = template.child("spec").child("ephemeralContainers");
    if (!ephemeral.isEmpty()) {
      ephemeral.forbidden("ephemeral containers not allowed in pod template");
    }
  }

  /// A template whose pods run for ever, and which the selector must match.
  static void checkLasting(Field spec, String owner) {
    Field template = spec.child("template");
    Field selector = spec.child("selector");
    if (!Selectors.isEmpty(selector.object())) {
      Field labels = template.child("metadata").child("labels");
      if (!Selectors.matches(selector.object(), labels.object())) {
        labels.invalid("`selector` does not match template `labels`");
      }
    }
    checkTemplate(template);
    Field restarts = template.child("spec").child("restartPolicy");
    if (!restarts.is("Always")) {
      restarts.unsupported(List.of("Always"));
    }
    if (template.child("spec").child("activeDeadlineSeconds").isSet()) {
      template
          .child("spec")
          .child("activeDeadlineSeconds")
          .forbidden("activeDeadlineSeconds in " + owner + " is not Supported");
    }
  }
}
