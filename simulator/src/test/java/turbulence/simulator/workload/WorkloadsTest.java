package turbulence.simulator.workload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadsTest {
  private final Workload unknown = _ -> {};
  private final Workload mine = shell -> shell.exit(1);
  private final Workloads workloads = new Workloads(unknown);

  @ParameterizedTest
  @CsvSource({
    "nginx, nginx",
    "nginx:1.29, nginx",
    "docker.io/library/nginx, nginx",
    "docker.io/bitnami/mongodb:4.0.3, bitnami/mongodb",
    "localhost:5000/a/b:c, a/b",
    "eu.example.com/x/y/z@sha256:00ff, x/y/z",
    "acme/shop:v1@sha256:00ff, acme/shop",
    "registry:5000/shop, shop",
    "registry.k8s.io/pause:3.10, pause"
  })
  void an_images_repository_is_its_name_without_registry_tag_and_digest(
      String image, String repository) {
    assertThat(Workloads.repository(image)).isEqualTo(repository);
    assertThat(workloads.add(repository, mine).of(image)).isSameAs(mine);
  }

  @Test
  void copies_in_other_registries_do_the_same() {
    workloads.add("nginx", mine);
    assertThat(workloads.of("mirror.example.com/hub/nginx:1")).isSameAs(mine);
    assertThat(workloads.of("acme/nginx-front")).isSameAs(unknown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"acme/gone:1", "docker.io/acme/half:2", "nginx:does-not-exist", "no-such"})
  void some_images_cannot_be_found(String image) {
    workloads.miss("acme/gone").miss("acme/half:2");
    assertThat(workloads.find(image)).isEmpty();
    assertThat(workloads.find("acme/half:1")).contains(unknown);
    assertThat(workloads.find("acme/half:1@sha256:00ff")).contains(unknown);
  }
}
