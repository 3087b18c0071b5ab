package turbulence.simulator.api.kind;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a server refuses in the security contexts of pods and containers.
final class SecurityCheck {
  private static final List<String> PROFILES = List.of("Localhost", "RuntimeDefault", "Unconfined");

  private SecurityCheck() {}

  static void checkPod(Field context) {
    if (context.isEmpty()) {
      return;
    }
    checkId(context.child("fsGroup"));
    checkId(context.child("runAsUser"));
    checkId(context.child("runAsGroup"));
    for (Field group : context.child("supplementalGroups")) {
      checkId(group);
    }
    Set<String> names = new HashSet<>();
    for (Field sysctl : context.child("sysctls")) {
      Field name = sysctl.child("name");
      if (name.isBlank()) {
        name.required("");
      } else if (!names.add(name.text())) {
        name.duplicate();
      }
    }
    context.child("fsGroupChangePolicy").oneOfIfSet(List.of("Always", "OnRootMismatch"));
    checkProfile(context.child("seccompProfile"), "seccomp");
    checkProfile(context.child("appArmorProfile"), "AppArmor");
    context.child("supplementalGroupsPolicy").oneOfIfSet(List.of("Merge", "Strict"));
  }

  static void checkContainer(Field context) {
    if (context.isEmpty()) {
      return;
    }
    checkId(context.child("runAsUser"));
    checkId(context.child("runAsGroup"));
    context.child("procMount").oneOfIfSet(List.of("Default", "Unmasked"));
    checkProfile(context.child("seccompProfile"), "seccomp");
    Field escalation = context.child("allowPrivilegeEscalation");
    if (escalation.isSet() && !escalation.isTrue()) {
      if (context.child("privileged").isTrue()) {
        context.invalid("cannot set `allowPrivilegeEscalation` to false and `privileged` to true");
      }
      for (Field capability : context.child("capabilities").child("add")) {
        if (capability.is("CAP_SYS_ADMIN")) {
          context.invalid(
              "cannot set `allowPrivilegeEscalation` to false and `capabilities.Add`"
                  + " CAP_SYS_ADMIN");
        }
      }
    }
    checkProfile(context.child("appArmorProfile"), "AppArmor");
  }

  private static void checkId(Field id) {
    if (id.isSet()) {
      id.within(0, Integer.MAX_VALUE);
    }
  }

  private static void checkProfile(Field profile, String kind) {
    if (!profile.isSet()) {
      return;
    }
    Field type = profile.child("type");
    Field local = profile.child("localhostProfile");
    if (type.isBlank()) {
      type.required(
          "type is required when "
              + (kind.equals("seccomp") ? "seccompProfile" : "appArmorProfile")
              + " is set");
    } else if (!PROFILES.contains(type.text())) {
      type.unsupported(PROFILES);
    }
    if (type.is("Localhost") && !local.isSet()) {
      local.required("must be set when " + kind + " type is Localhost");
    } else if (!type.is("Localhost") && local.isSet()) {
      local.invalid("can only be set when " + kind + " type is Localhost");
    }
  }
}
