package turbulence.simulator.api.kind;

import java.util.List;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// RoleBindings, of a namespace or of the cluster.
record RoleBindings(boolean namespaced) implements Behaviour {
  private static final String GROUP = "rbac.authorization.k8s.io";
  private static final Json GROUP_TEXT = new JsonText(GROUP);

  @Override
  public JsonObject defaulted(JsonObject binding) {
    return Draft.of(binding)
        .each("subjects", RoleBindings::subject)
        .always("roleRef", ref -> Draft.of(ref).presetBlank("apiGroup", GROUP_TEXT).build())
        .build();
  }

  private static JsonObject subject(JsonObject subject) {
    return List.of("User", "Group").contains(subject.text("kind").orElse(""))
        ? Draft.of(subject).presetBlank("apiGroup", GROUP_TEXT).build()
        : subject;
  }

  @Override
  public void check(JsonObject binding, Findings findings) {
    Field root = Field.root(binding, findings);
    Field ref = root.child("roleRef");
    if (!ref.child("apiGroup").is(GROUP)) {
      ref.child("apiGroup").unsupported(List.of(GROUP));
    }
    List<String> kinds = namespaced ? List.of("Role", "ClusterRole") : List.of("ClusterRole");
    if (!kinds.contains(ref.child("kind").text())) {
      ref.child("kind").unsupported(kinds);
    }
    if (ref.child("name").isBlank()) {
      ref.child("name").required("");
    } else {
      ref.child("name").must(Names.pathSegment(ref.child("name").text()));
    }
    for (Field subject : root.child("subjects")) {
      checkSubject(subject);
    }
  }

  private void checkSubject(Field subject) {
    Field name = subject.child("name");
    if (name.isBlank()) {
      name.required("");
    }
    Field kind = subject.child("kind");
    Field group = subject.child("apiGroup");
    switch (kind.text()) {
      case "ServiceAccount" -> {
        if (!name.isBlank()) {
          name.must(Names.subdomain(name.text()));
        }
        if (!group.isBlank()) {
          group.unsupported(List.of(""));
        }
        if (!namespaced && subject.child("namespace").isBlank()) {
          subject.child("namespace").required("");
        }
      }
      case "User", "Group" -> {
        if (!group.is(GROUP)) {
          group.unsupported(List.of(GROUP));
        }
      }
      default -> kind.unsupported(List.of("ServiceAccount", "User", "Group"));
    }
  }

  @Override
  public void checkUpdate(JsonObject before, JsonObject after, Findings findings) {
    check(after, findings);
    Field ref = Field.root(after, findings).child("roleRef");
    if (!ref.object().equals(before.object("roleRef"))) {
      ref.invalid("cannot change roleRef");
    }
  }

  @Override
  public NameRule nameRule() {
    return NameRule.PATH_SEGMENT;
  }
}
