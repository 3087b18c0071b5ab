package turbulence.faults.istio.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Evidence.Sight;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Target;
import turbulence.experiment.extension.Undo;
import turbulence.experiment.extension.Undoer.Kind;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

class InjectionTest {
  private static final String ABORT =
      "{\"abort\":{\"httpStatus\":500,\"percentage\":{\"value\":100}}}";
  private static final String DELAY =
      "{\"delay\":{\"fixedDelay\":\"2s\",\"percentage\":{\"value\":50}}}";
  private static final String NONE = "none";

  @TempDir Path folder;
  private Mesh mesh;

  @BeforeEach
  void open() throws Exception {
    mesh = Mesh.open(folder);
  }

  @AfterEach
  void close() {
    mesh.close();
  }

  private Prepared abort() throws Exception {
    return mesh.site().prepare(Mesh.abort(500, Mesh.to("web", "v1")));
  }

  @Test
  void routes_with_that_host_and_subset_are_hit_and_no_others() throws Exception {
    Prepared prepared = abort();
    assertThat(prepared.targets()).containsExactly(new Target("virtualservice", "default", "web"));
    JsonObject answer = (JsonObject) prepared.deed().act();
    assertThat(mesh.faults()).containsExactly(NONE, ABORT, ABORT);
    assertThat(answer.get("status")).isEqualTo(Json.of(200));
    assertThat(answer.object("body").object("spec").array("http")).isEqualTo(mesh.routes());
    assertThat(answer.object("headers").isEmpty()).isFalse();
  }

  @Test
  void a_destination_without_a_subset_is_another_one() throws Exception {
    mesh.site().act(Mesh.abort(500, Mesh.to("web")));
    assertThat(mesh.faults()).containsExactly(NONE, ABORT, NONE);
  }

  @Test
  void what_was_changed_is_as_before_again() throws Exception {
    JsonObject before = mesh.spec();
    List<Undo> history = mesh.site().act(Mesh.abort(500, Mesh.to("web", "v1")));
    assertThat(mesh.undone(history).kind()).isEqualTo(Kind.SETTLED);
    assertThat(mesh.spec()).isEqualTo(before);
  }

  @Test
  void delay_and_abort_of_a_route_live_together_and_each_removal_takes_its_own() throws Exception {
    List<JsonObject> routes = Mesh.to("web", "v2");
    JsonObject before = mesh.spec();
    List<Undo> history = new ArrayList<>();
    history.addAll(mesh.site().act(Mesh.abort(500, routes)));
    history.addAll(mesh.site().act(Mesh.delay("2s", routes)));
    JsonObject both = (JsonObject) mesh.routes().get(0);
    assertThat(both.object("fault").names()).containsExactlyInAnyOrder("abort", "delay");
    mesh.site().act(new RemoveAbortFault("web", routes, Mesh.HERE));
    assertThat(mesh.faults()).containsExactly(DELAY, NONE, NONE);
    mesh.site().act(new RemoveDelayFault("web", routes, Mesh.HERE));
    assertThat(mesh.faults()).containsExactly(NONE, NONE, NONE);
    assertThat(mesh.undone(history).kind()).isEqualTo(Kind.SETTLED);
    assertThat(mesh.spec()).isEqualTo(before);
  }

  @Test
  void two_steps_are_undone_at_once() throws Exception {
    JsonObject before = mesh.spec();
    List<Undo> history = new ArrayList<>();
    history.addAll(mesh.site().act(Mesh.abort(500, Mesh.to("web", "v1"))));
    history.addAll(mesh.site().act(Mesh.delay("2s", Mesh.to("web", "v1"))));
    assertThat(mesh.undone(history).kind()).isEqualTo(Kind.SETTLED);
    assertThat(mesh.spec()).isEqualTo(before);
  }

  @Test
  void a_whole_fault_takes_the_place_of_what_was_there_which_comes_back() throws Exception {
    List<JsonObject> routes = Mesh.to("web", "v2");
    mesh.site().act(Mesh.delay("2s", routes));
    JsonObject before = mesh.spec();
    JsonObject fault = JsonObject.of("abort", JsonObject.of("httpStatus", 418));
    List<Undo> history = mesh.site().act(new SetFault("web", routes, fault, Mesh.HERE));
    assertThat(mesh.faults().getFirst()).isEqualTo(fault.toString());
    assertThat(mesh.undone(history).kind()).isEqualTo(Kind.SETTLED);
    assertThat(mesh.spec()).isEqualTo(before);
    List<Undo> unset = mesh.site().act(new UnsetFault("web", routes, Mesh.HERE));
    assertThat(mesh.faults().getFirst()).isEqualTo(NONE);
    assertThat(mesh.undone(unset).kind()).isEqualTo(Kind.SETTLED);
    assertThat(mesh.spec()).isEqualTo(before);
  }

  @Test
  void what_others_do_to_the_list_meanwhile_stays() throws Exception {
    List<Undo> history = mesh.site().act(Mesh.abort(500, Mesh.to("web", "v1")));
    JsonArray routes = mesh.routes();
    List<Json> mixed = new ArrayList<>(routes.items().reversed());
    mixed.add(0, JsonObject.of("name", "other", "route", Mesh.to("other")));
    JsonObject heavier =
        (JsonObject)
            JsonArray.of(
                    JsonObject.of(
                        "destination", JsonObject.of("host", "web", "subset", "v1"), "weight", 50))
                .get(0);
    JsonObject canary = (JsonObject) mixed.get(2);
    mixed.set(
        2,
        canary
            .with("route", JsonArray.of(heavier, canary.array("route").get(1)))
            .with("timeout", "3s"));
    mesh.replaced(JsonArray.from(mixed).toString());
    assertThat(mesh.undone(history).kind()).isEqualTo(Kind.SETTLED);
    assertThat(mesh.faults()).containsExactly(NONE, NONE, NONE, NONE);
    assertThat(mesh.routes().get(0)).isEqualTo(mixed.get(0));
    assertThat(((JsonObject) mesh.routes().get(2)).text("timeout")).hasValue("3s");
  }

  @Test
  void nobody_elses_routes_are_lost() throws Exception {
    Prepared prepared = abort();
    List<Json> more = new ArrayList<>(mesh.routes().items());
    more.add(0, JsonObject.of("name", "other", "route", Mesh.to("other")));
    mesh.replaced(JsonArray.from(more).toString());
    prepared.deed().act();
    assertThat(mesh.faults()).containsExactly(NONE, NONE, ABORT, ABORT);
    assertThat(((JsonObject) mesh.routes().get(0)).text("name")).hasValue("other");
  }

  @Test
  void a_fault_or_a_deletion_of_somebody_else_in_between_is_not_overwritten() throws Exception {
    Prepared prepared = abort();
    mesh.replaced(
        "[{'route':[{'destination':{'host':'web','subset':'v1'}}],'fault':{'abort':{'httpStatus':418}}}]");
    assertThatThrownBy(() -> prepared.deed().act())
        .isInstanceOf(ActivityFailed.class)
        .hasMessageContaining("meanwhile; nothing was done");
    Prepared again = abort();
    mesh.replaced(
        "[{'route':[{'destination':{'host':'web','subset':'v1'}}],'fault':{'abort':{'httpStatus':419}}}]");
    assertThatThrownBy(() -> again.deed().act())
        .isInstanceOf(ActivityFailed.class)
        .hasMessageContaining("somebody else changed a fault");
    mesh.site().simulator().delete("virtualservices.networking.istio.io", "default", "web");
    mesh.web("[{route: [{destination: {host: web, subset: v1}}]}]");
    assertThatThrownBy(() -> again.deed().act())
        .isInstanceOf(ActivityFailed.class)
        .hasMessageContaining("made anew");
  }

  @Test
  void a_recreated_one_is_left_alone() throws Exception {
    List<Undo> history = mesh.site().act(Mesh.abort(500, Mesh.to("web", "v1")));
    JsonArray faulty = mesh.routes();
    mesh.site().simulator().delete("virtualservices.networking.istio.io", "default", "web");
    mesh.web("[{route: [{destination: {host: web}}]}]");
    mesh.replaced(faulty.toString());
    assertThat(mesh.undone(history).kind()).isEqualTo(Kind.GONE);
    assertThat(mesh.faults()).containsExactly(NONE, ABORT, ABORT);
  }

  @Test
  void it_shows_and_it_shows_who_put_it_back() throws Exception {
    JsonArray before = mesh.routes();
    Prepared prepared = abort();
    var sign = prepared.evidence().getFirst();
    assertThat(sign.isPassing()).isTrue();
    assertThat(sign.words())
        .isEqualTo(
            "virtualservice default/web: route 2 to web/v1 and web, route 3 to web/v1 have an"
                + " abort");
    assertThat(sign.look().inEffect()).isFalse();
    prepared.deed().act();
    assertThat(sign.look())
        .extracting(Sight::inEffect, Sight::by)
        .containsExactly(true, "turbulence");
    mesh.web(before.toString());
    assertThat(sign.look().inEffect()).isFalse();
    assertThat(sign.look().by()).isNotNull();
  }

  @Test
  void nothing_to_hit_is_a_failure_that_says_what_there_is() {
    assertThatThrownBy(() -> mesh.site().prepare(Mesh.abort(500, Mesh.to("wbe", "v1"))))
        .isInstanceOf(ActivityFailed.class)
        .hasMessage(
            "virtualservice default/web has no route to wbe/v1, so nothing would be hit; it has"
                + " route new to web/v2, route 2 to web/v1 and web, route 3 to web/v1");
    mesh.service("web", "hosts: [web]", "[]");
    assertThatThrownBy(() -> mesh.site().prepare(Mesh.abort(500, Mesh.to("web"))))
        .hasMessageContaining("no routes for HTTP");
  }

  @Test
  void without_a_virtual_service_or_istio_it_says_so() throws Exception {
    assertThatThrownBy(() -> mesh.site().prepare(new UnsetFault("none", Mesh.to("web"), Mesh.HERE)))
        .isInstanceOf(ActivityFailed.class)
        .hasMessageContaining("Virtual Service 'none' does not exist: {");
    Where newer = new Where("default", "networking.istio.io/v9");
    assertThatThrownBy(() -> mesh.site().prepare(new UnsetFault("web", Mesh.to("web"), newer)))
        .isInstanceOf(ActivityFailed.class)
        .hasMessageContaining("networking.istio.io/v9: is Istio there?");
  }

  @Test
  void any_version_that_the_api_has_will_do() throws Exception {
    Where v1 = new Where("default", "networking.istio.io/v1");
    mesh.site().act(new AddAbortFault("web", 503, Mesh.to("web", "v2"), null, v1));
    assertThat(mesh.faults().getFirst()).isEqualTo("{\"abort\":{\"httpStatus\":503}}");
  }
}
