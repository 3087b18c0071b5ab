package turbulence.faults.kubernetes.forecast;

import java.util.List;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Forecast;
import turbulence.experiment.extension.Forecasting;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;

/// Whether whoever asks has the rights that a step needs. The API itself is asked, and stores
/// nothing of the question.
public final class Rights {
  private static final Resource REVIEWS =
      new Resource("authorization.k8s.io", "v1", "selfsubjectaccessreviews", false);

  private final Cluster cluster;

  public Rights(Cluster cluster) {
    this.cluster = cluster;
  }

  /// What a step lacks.
  public static Forecasting of(Scope scope, Needing step) {
    return () -> of(Clusters.of(scope), step);
  }

  private static Forecast of(Cluster cluster, Needing step)
      throws ActivityFailed, InterruptedException {
    Telling telling = new Telling();
    new Rights(cluster).tell(step.needs(), telling);
    return telling.forecast();
  }

  public void tell(List<Need> needs, Telling telling) throws ActivityFailed, InterruptedException {
    for (Need need : needs) {
      telling.about(
          "whether you may " + need.words(),
          () -> {
            if (!mayDo(need)) {
              telling.refusal("you have no right to " + need.words());
            }
          });
    }
  }

  /// Whether whoever asks may do that.
  public boolean mayDo(Need need) throws ClusterFailed, InterruptedException {
    JsonObject review =
        JsonObject.of("apiVersion", REVIEWS.apiVersion(), "kind", "SelfSubjectAccessReview")
            .with("spec", JsonObject.of("resourceAttributes", need.attributes()));
    JsonObject answer = cluster.create(REVIEWS, "", review);
    return answer.object("status").get("allowed") == JsonBool.TRUE;
  }
}
