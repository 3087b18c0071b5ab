package turbulence.experiment.read;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.model.Limits;
import turbulence.experiment.model.Share;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNumber;
import turbulence.json.JsonText;

/// Reads `limits`, in the `runtime` of an experiment and of the settings.
public final class LimitsParser {
  private static final int LONGEST = 63;

  private LimitsParser() {}

  static Limits parse(Fields runtime) {
    if (runtime.get("limits") == null) {
      return Limits.OPEN;
    }
    Fields limits =
        new Fields(runtime.object("limits"), runtime.place().field("limits"), runtime.problems());
    limits.allowOnly(Vocabulary.RUNTIME_LIMITS);
    List<String> protect = namespaces(limits, "protect");
    List<String> unprotect = namespaces(limits, "unprotect");
    for (String namespace : unprotect) {
      if (protect.contains(namespace)) {
        limits.error(
            "unprotect", "must not name '" + namespace + "', which is protected there", null);
      }
    }
    return new Limits(
        most(limits, "targets"),
        most(limits, "total"),
        protect,
        unprotect,
        new Limits.Labels(
            labels(limits, "protect_labels"),
            labels(limits, "only_labels"),
            flag(limits, "opt_in")),
        new Limits.Shares(
            share(limits, "share_of_workload"),
            share(limits, "share_of_nodes"),
            share(limits, "share_of_zone"),
            most(limits, "leave_ready")),
        flag(limits, "self"));
  }

  private static @Nullable Boolean flag(Fields limits, String name) {
    return limits.get(name) == null ? null : limits.flag(name, false);
  }

  private static @Nullable Share share(Fields limits, String name) {
    Json written = limits.get(name);
    boolean number = written instanceof JsonNumber;
    String text = written instanceof JsonText(String said) ? said : number ? written + "" : "";
    Share share = LimitTexts.share(text);
    if (written != null && share == null) {
      limits.wrong(name, LimitTexts.SHARE, written);
    }
    return share;
  }

  private static List<String> labels(Fields limits, String name) {
    List<String> labels = new ArrayList<>();
    JsonArray written = limits.array(name);
    for (int i = 0; i < written.size(); i++) {
      Json item = written.get(i);
      if (item instanceof JsonText text && LimitTexts.isLabel(text.value())) {
        labels.add(text.value());
      } else {
        limits
            .problems()
            .error(
                limits.place().field(name).item(i),
                "must be a label such as team=payments or team, not " + Fields.shown(item));
      }
    }
    return labels;
  }

  private static @Nullable Integer most(Fields limits, String name) {
    return limits.get(name) == null ? null : limits.whole(name, 0);
  }

  private static List<String> namespaces(Fields limits, String name) {
    List<String> namespaces = new ArrayList<>();
    JsonArray written = limits.array(name);
    for (int i = 0; i < written.size(); i++) {
      Json item = written.get(i);
      if (item instanceof JsonText text && isNamespace(text.value())) {
        namespaces.add(text.value());
      } else {
        limits
            .problems()
            .error(
                limits.place().field(name).item(i),
                "must be the name of a namespace, not " + Fields.shown(item));
      }
    }
    return namespaces;
  }

  /// Whether a cluster could have a namespace of that name: small letters, digits and, within,
  /// hyphens.
  public static boolean isNamespace(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean plain = c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
      if (!plain && (c != '-' || i == 0 || i == name.length() - 1)) {
        return false;
      }
    }
    return !name.isEmpty() && name.length() <= LONGEST;
  }
}
