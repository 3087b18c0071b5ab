package turbulence.simulator.control.scheduling;

import java.util.ArrayList;
import java.util.List;
import turbulence.json.JsonObject;

/// Which taints of nodes a pod can live with.
public record Tolerations(List<Toleration> all) {
  /// One `toleration` of a pod's spec.
  ///
  /// @param seconds for how long a `NoExecute` taint is borne; negative without end
  public record Toleration(String key, String operator, String value, String effect, long seconds) {
    boolean covers(Taint taint) {
      return (effect.isEmpty() || effect.equals(taint.effect))
          && (key.isEmpty() || key.equals(taint.key))
          && covers(taint.value);
    }

    private boolean covers(String of) {
      return switch (operator) {
        case "", "Equal" -> value.equals(of);
        case "Exists" -> true;
        default -> compared(of);
      };
    }

    private boolean compared(String of) {
      try {
        long theirs = Long.parseLong(of);
        long ours = Long.parseLong(value);
        return operator.equals("Gt") ? theirs > ours : operator.equals("Lt") && theirs < ours;
      } catch (NumberFormatException noNumber) {
        return false;
      }
    }
  }

  /// One `taint` of a node's spec.
  public record Taint(String key, String value, String effect) {}

  public static Tolerations of(JsonObject podSpec) {
    List<Toleration> all = new ArrayList<>();
    for (JsonObject each : Trees.objects(podSpec, "tolerations")) {
      all.add(
          new Toleration(
              Trees.text(each, "key"),
              Trees.text(each, "operator"),
              Trees.text(each, "value"),
              Trees.text(each, "effect"),
              Trees.whole(each, "tolerationSeconds", -1)));
    }
    return new Tolerations(all);
  }

  public static List<Taint> taints(JsonObject nodeSpec) {
    List<Taint> taints = new ArrayList<>();
    for (JsonObject each : Trees.objects(nodeSpec, "taints")) {
      taints.add(
          new Taint(
              Trees.text(each, "key"), Trees.text(each, "value"), Trees.text(each, "effect")));
    }
    return taints;
  }

  public boolean bear(Taint taint) {
    for (Toleration toleration : all) {
      if (toleration.covers(taint)) {
        return true;
      }
    }
    return false;
  }

  /// For how many seconds all of these `NoExecute` taints are borne together: 0 when one of them is
  /// not borne at all, negative without end.
  public long patience(List<Taint> taints) {
    long least = -1;
    for (Taint taint : taints) {
      if (!taint.effect().equals("NoExecute")) {
        continue;
      }
      if (!bear(taint)) {
        return 0;
      }
      for (Toleration toleration : all) {
        if (toleration.covers(taint) && toleration.seconds() >= 0) {
          least = least < 0 ? toleration.seconds() : Math.min(least, toleration.seconds());
        }
      }
    }
    return least;
  }

  boolean admit(List<Taint> taints) {
    for (Taint taint : taints) {
      if (!taint.effect.equals("PreferNoSchedule") && !bear(taint)) {
        return false;
      }
    }
    return true;
  }

  /// How many taints would rather have this pod elsewhere.
  int unwelcome(List<Taint> taints) {
    int unwelcome = 0;
    for (Taint taint : taints) {
      if (taint.effect.equals("PreferNoSchedule") && !bear(taint)) {
        unwelcome++;
      }
    }
    return unwelcome;
  }
}
