package turbulence.faults.kubernetes.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Arguments;
import turbulence.experiment.extension.Evidence;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Target;
import turbulence.experiment.extension.Undo.Field;
import turbulence.experiment.extension.Undo.RestoreFields;
import turbulence.faults.kubernetes.undo.Site;
import turbulence.json.JsonNull;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.simulator.breaking.Break;

class ScaleDeploymentTest {
  @TempDir Path folder;
  private Site site;

  @BeforeEach
  void open() throws Exception {
    site = Site.open(folder);
  }

  @AfterEach
  void close() {
    site.close();
  }

  private long replicas() {
    JsonObject live = site.simulator().get("deployment", "default", "web").orElseThrow();
    return ((JsonNumber) live.object("spec").get("replicas")).value().longValue();
  }

  @Test
  void a_deployment_has_another_number_of_pods() throws Exception {
    Prepared prepared = site.prepare(new ScaleDeployment("web", 1, "default"));
    assertThat(replicas()).isEqualTo(3);
    assertThat(prepared.targets()).containsExactly(new Target("deployment", "default", "web"));
    assertThat(prepared.deed().act()).isEqualTo(JsonNull.NULL);
    assertThat(replicas()).isEqualTo(1);
  }

  @Test
  void the_way_back_holds_the_one_field_and_names_object_and_cluster() throws Exception {
    RestoreFields way =
        (RestoreFields) site.act(new ScaleDeployment("web", 1, "default")).getFirst();
    assertThat(way.fields())
        .containsExactly(
            new Field(List.of("spec", "replicas"), new JsonNumber(3), new JsonNumber(1)));
    JsonObject live = site.simulator().get("deployment", "default", "web").orElseThrow();
    JsonObject system = site.simulator().get("namespace", "", "kube-system").orElseThrow();
    assertThat(way.object().uid()).isEqualTo(uid(live));
    assertThat(way.object().cluster()).isEqualTo(uid(system));
    assertThat(way.object().server()).startsWith(site.simulator().url());
    assertThat(way.target()).isEqualTo("deployments.apps default/web in " + way.object().context());
  }

  private static String uid(JsonObject object) {
    return object.object("metadata").text("uid").orElseThrow();
  }

  @Test
  void what_is_so_already_has_nothing_to_undo_and_is_asked_for_all_the_same() throws Exception {
    Break patches = site.simulator().breaking().on("patch").delay(Duration.ZERO);
    Prepared prepared = site.prepare(new ScaleDeployment("web", 3, "default"));
    assertThat(prepared.undo()).isEmpty();
    assertThat(prepared.evidence()).noneMatch(Evidence::isPassing);
    prepared.deed().act();
    assertThat(patches.strikes()).isEqualTo(1);
  }

  @Test
  void it_shows_when_the_pods_are_there_and_who_scaled_it_since() throws Exception {
    Prepared prepared = site.prepare(new ScaleDeployment("web", 1, "default"));
    Evidence sign = prepared.evidence().getFirst();
    assertThat(prepared.targets()).containsExactly(sign.target());
    assertThat(sign.words()).isEqualTo("deployment default/web has 1 replica");
    assertThat(sign.isPassing()).isTrue();
    assertThat(sign.look().inEffect()).isFalse();
    prepared.deed().act();
    site.simulator().awaitReady(Duration.ofMinutes(1));
    site.simulator().await(() -> isSeen(sign), Duration.ofMinutes(1));
    assertThat(sign.look().by()).isEqualTo("turbulence");
    site.simulator()
        .apply(
            "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 5}}");
    Evidence.Sight sight = sign.look();
    assertThat(sight.inEffect()).isFalse();
    assertThat(sight.by()).isNotEqualTo("turbulence").isNotNull();
    assertThat(sight.since()).isNotNull();
  }

  private static boolean isSeen(Evidence sign) {
    try {
      return sign.look().inEffect();
    } catch (ActivityFailed | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void one_that_is_not_there_fails_in_the_recorded_words() {
    assertThatThrownBy(() -> site.prepare(new ScaleDeployment("nope", 3, "d")))
        .isInstanceOf(ActivityFailed.class)
        .hasMessageStartingWith("failed to scale 'nope' to 3 replicas: (404)\nReason: Not Found\n")
        .hasMessageContaining("HTTP response body: {")
        .hasMessageContaining("deployments.apps \\\"nope\\\" not found");
  }

  @Test
  void a_write_that_is_refused_fails_in_the_same_words() throws Exception {
    site.simulator().breaking().on("patch").refuse(403);
    assertThatThrownBy(() -> site.act(new ScaleDeployment("web", 1, "default")))
        .hasMessageStartingWith(
            "failed to scale 'web' to 1 replicas: (403)\nReason: Forbidden\nHTTP response body: {");
    assertThat(replicas()).isEqualTo(3);
  }

  @Test
  void arguments_are_those_that_are_recorded_and_fewer_than_none_is_refused() {
    Arguments<ScaleDeployment> arguments = Arguments.of(ScaleDeployment.class);
    JsonObject given = JsonObject.of("name", "web", "replicas", "-1");
    assertThat(arguments.bind(given, "scale_deployment").toString())
        .contains("must be a whole number of at least 0, not ");
    assertThat(arguments.list())
        .extracting(each -> each.name())
        .containsExactly("name", "replicas", "ns");
  }
}
