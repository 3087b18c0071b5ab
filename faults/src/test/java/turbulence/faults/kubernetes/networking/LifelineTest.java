package turbulence.faults.kubernetes.networking;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.faults.kubernetes.object.Yard;
import turbulence.faults.kubernetes.select.OwnPod;
import turbulence.json.JsonObject;

class LifelineTest {
  @TempDir Path folder;
  private Yard yard;

  @BeforeEach
  void open() throws Exception {
    yard = Yard.open(folder);
  }

  @AfterEach
  void close() {
    yard.close();
  }

  private Lifeline line() {
    String name =
        yard.simulator().pods("app=web").getFirst().object("metadata").text("name").orElseThrow();
    return new Lifeline(yard.scope(), new OwnPod("default", name));
  }

  private static JsonObject closing(String app) {
    return FixedPolicy.DENY_ALL_EGRESS.content(app.isEmpty() ? null : JsonObject.of("app", app));
  }

  @Test
  void a_policy_that_cuts_it_is_refused_whether_it_is_for_all_or_for_it() {
    for (JsonObject policy :
        List.of(closing(""), closing("web"), FixedPolicy.ALLOW_DNS.content(null))) {
      assertThatThrownBy(() -> line().refuse(policy, "default"))
          .isInstanceOf(ActivityFailed.class)
          .hasMessageContaining("in which Turbulence itself runs, from the API server")
          .hasMessageEndingWith("say `self: true`");
    }
  }

  @Test
  void others_and_other_namespaces_and_what_comes_in_do_not_matter() throws Exception {
    line().refuse(closing("store"), "default");
    line().refuse(closing(""), "kube-public");
    line().refuse(FixedPolicy.DENY_ALL_INGRESS.content(null), "default");
    new Lifeline(yard.scope(), new OwnPod("", "")).refuse(closing(""), "default");
  }

  @Test
  void who_is_closed_already_loses_nothing() throws Exception {
    yard.simulator()
        .apply(
            "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: before},"
                + " spec: {podSelector: {}, policyTypes: [Egress], egress: [{}]}}");
    line().refuse(closing("web"), "default");
  }

  @Test
  void who_may_not_read_its_own_pod_is_taken_for_one_that_is_hit() {
    Lifeline line = line();
    yard.simulator().breaking().on("get").of("pods").refuse(403);
    assertThatThrownBy(() -> line.refuse(closing("store"), "default"))
        .isInstanceOf(ActivityFailed.class);
  }
}
