package turbulence.faults.kubernetes.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.Config;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import turbulence.experiment.http.Headers;
import turbulence.experiment.http.Trust;
import turbulence.experiment.world.SystemWorld;
import turbulence.experiment.world.World;
import turbulence.faults.kubernetes.credentials.CertifiedServer;
import turbulence.faults.kubernetes.credentials.ExecPlugin;
import turbulence.json.JsonObject;

class KubeconfigTest {
  @TempDir Path folder;

  private World world(String... environment) {
    Map<String, String> variables = new HashMap<>(Map.of("HOME", folder.toString()));
    for (int i = 0; i < environment.length; i += 2) {
      variables.put(environment[i], environment[i + 1]);
    }
    return SystemWorld.create().withEnvironment(variables).withRoot(folder);
  }

  private Path write(String name, String text) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static String config(String cluster, String user) {
    return "apiVersion: v1\nkind: Config\ncurrent-context: here\ncontexts:\n- name: here\n"
        + "  context: {cluster: c, user: u, namespace: shop}\nclusters:\n- name: c\n  cluster: {"
        + cluster
        + "}\nusers:\n- name: u\n  user: {"
        + user
        + "}\n";
  }

  private Access access(String cluster, String user) throws Exception {
    write("one", config(cluster, user));
    return Access.find(world("KUBECONFIG", "one"), JsonObject.EMPTY);
  }

  private static String authorization(Access access) throws Exception {
    return access.credentials().proof().authorization();
  }

  @Test
  void several_files_are_one_and_the_first_wins() throws Exception {
    write(
        "a/first",
        "current-context: two\nclusters:\n- name: c\n  cluster:\n"
            + "    server: https://first:1\n    certificate-authority: ca.pem\n");
    Files.copy(CertifiedServer.file("ca.pem"), folder.resolve("a/ca.pem"));
    write("second", config("server: 'https://second:2'", "token: abc") + "preferences: {}\n");
    write(
        "third",
        "current-context: none\ncontexts:\n- name: two\n  context: {cluster: c, user: u}\n");
    Access access =
        Access.find(world("KUBECONFIG", "a/first:absent::second:third:second"), JsonObject.EMPTY);
    assertThat(access.server()).hasToString("https://first:1/");
    assertThat(access.trust())
        .isEqualTo(new Trust.Pem(Files.readString(folder.resolve("a/ca.pem"))));
    assertThat(authorization(access)).isEqualTo("Bearer abc");
    assertThat(access.namespace()).isEqualTo("default");
    assertThat(access.origin()).isEqualTo("context 'two' of " + folder.resolve("third"));
    Access asked =
        Access.find(
            world("KUBECONFIG", "second:third"), JsonObject.of("KUBERNETES_CONTEXT", "here"));
    assertThat(asked.namespace()).isEqualTo("shop");
  }

  @Test
  void without_a_variable_the_usual_file_is_read() throws Exception {
    write(".kube/config", config("server: 'https://usual'", ""));
    assertThat(Access.find(world(), JsonObject.EMPTY).server()).hasToString("https://usual/");
    Access tilde = Access.find(world("KUBECONFIG", "~/.kube/config"), JsonObject.EMPTY);
    assertThat(tilde.server()).hasToString("https://usual/");
  }

  @Test
  void a_user_shows_what_it_has() throws Exception {
    String https = "server: 'https://x'";
    assertThat(authorization(access(https, "token: 12345"))).isEqualTo("Bearer 12345");
    assertThat(authorization(access(https, "username: a, password: 'ü:'")))
        .isEqualTo("Basic " + Base64.getEncoder().encodeToString("a:ü:".getBytes(UTF_8)));
    Access rotating = access(https, "tokenFile: t, token: old");
    assertThat(authorization(rotating)).isEqualTo("Bearer old");
    write("t", "new\n");
    assertThat(authorization(rotating)).isEqualTo("Bearer new");
    String both =
        "client-certificate: "
            + CertifiedServer.file("ec.pem")
            + ", client-key-data: "
            + Base64.getEncoder()
                .encodeToString(Files.readAllBytes(CertifiedServer.file("ec-sec1.key")));
    assertThat(access(https, both).credentials().proof().key().subject()).isEqualTo("CN=ec-user");
    assertThat(authorization(access("server: 'http://x'", "token: t"))).isNull();
  }

  @Test
  void a_user_can_act_as_another() throws Exception {
    Access access =
        access(
            "server: 'https://x'",
            "as: jane, as-uid: 7, as-groups: [a, b], as-user-extra: {'Scopes/x': [v, w]}");
    assertThat(access.user())
        .isEqualTo(
            Headers.of("Impersonate-User", "jane")
                .with("Impersonate-Uid", "7")
                .and("Impersonate-Group", "a")
                .and("Impersonate-Group", "b")
                .and("Impersonate-Extra-Scopes%2Fx", "v")
                .and("Impersonate-Extra-Scopes%2Fx", "w"));
  }

  @Test
  void a_program_beside_the_file_is_found_and_told_of_the_cluster() throws Exception {
    Path program =
        write(
            "bin/login",
            "#!/bin/sh\nprintf %s \"$KUBERNETES_EXEC_INFO\" >info\n"
                + "echo '{\"apiVersion\": \"client.authentication.k8s.io/v1beta1\","
                + " \"status\": {\"token\": \"t\"}}'\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Access access =
        access(
            "server: 'https://x', tls-server-name: y, extensions: [{name:"
                + " client.authentication.k8s.io/exec, extension: {k: v}}]",
            "exec: {apiVersion: client.authentication.k8s.io/v1beta1, command: ./bin/login,"
                + " provideClusterInfo: true}");
    assertThat(access.credentials()).isInstanceOf(ExecPlugin.class);
    assertThat(authorization(access)).isEqualTo("Bearer t");
    assertThat(access.serverName()).isEqualTo("y");
    assertThat(folder.resolve("info")).content().contains("\"config\":{\"k\":\"v\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x: y | '' | cluster 'c' has no server",
        "server: 'ftp://x' | '' | server of cluster 'c': invalid URL",
        "server: 'https://x', insecure-skip-tls-verify: 3 | '' | must be true or false, not 3",
        "server: 'https://x', certificate-authority: none | '' | names a file that cannot be read",
        "server: 'https://x', certificate-authority-data: '*' | '' | is no",
        "server: 'https://x', insecure-skip-tls-verify: true, certificate-authority-data: YQ==|''"
            + "| only one of them can be meant",
        "server: 'https://x', proxy-url: 'socks5://p' | '' | is a SOCKS proxy",
        "server: 'https://x' | auth-provider: {name: gcp} | which Kubernetes has removed",
        "server: 'https://x' | token: t, username: u | has a token and a username",
        "server: 'https://x' | client-certificate-data: YQ== | and no client-key",
        "server: 'https://x' | as-groups: [a] | but no as",
        "server: 'https://x' | exec: {command: x} | apiVersion of exec of user 'u' must be",
        "server: 'https://x' | exec: {apiVersion: client.authentication.k8s.io/v1alpha1} | not"
            + " 'client.authentication.k8s.io/v1alpha1'",
        "server: 'https://x' | exec: {apiVersion: client.authentication.k8s.io/v1} | command of",
        "server: 'https://x' | exec: {apiVersion: client.authentication.k8s.io/v1, command: x} |"
            + " interactiveMode of exec of user 'u' is missing",
      })
  void what_is_wrong_is_named_with_its_file(String cluster, String user, String message) {
    assertThatThrownBy(() -> access(cluster, user))
        .isInstanceOf(ClusterUnreachable.class)
        .hasMessageStartingWith(folder.resolve("one").toString())
        .hasMessageContaining(message);
  }

  @Test
  void a_context_that_is_not_there_is_named_with_those_that_are() throws Exception {
    write("one", config("server: 'https://x'", ""));
    World world = world("KUBECONFIG", "one", "KUBERNETES_CONTEXT", "there");
    assertThatThrownBy(() -> Access.find(world, JsonObject.EMPTY))
        .hasMessage(
            folder.resolve("one")
                + ": there is no context 'there', which KUBERNETES_CONTEXT names; there are here");
    write("one", "clusters: [{name: c, cluster: {}}, {name: c, cluster: {}}]");
    assertThatThrownBy(() -> Access.find(world, JsonObject.EMPTY))
        .hasMessageEndingWith("clusters has two entries called 'c'");
    write("one", "a: [");
    assertThatThrownBy(() -> Access.find(world, JsonObject.EMPTY))
        .hasMessageContaining("is no kubeconfig file: ");
  }

  @Test
  void a_pod_finds_its_own_cluster() throws Exception {
    write("sa/token", "first\n");
    write("sa/namespace", "shop\n");
    Files.copy(CertifiedServer.file("ca.pem"), folder.resolve("sa/ca.crt"));
    World world = world("KUBERNETES_SERVICE_HOST", "fd00::1", "KUBERNETES_SERVICE_PORT", "443");
    Access access = new ServiceAccount(world, folder.resolve("sa")).access();
    assertThat(access.server()).hasToString("https://[fd00::1]/");
    assertThat(access.namespace()).isEqualTo("shop");
    assertThat(access.trust()).isEqualTo(new Trust.Bundle(folder.resolve("sa/ca.crt")));
    assertThat(authorization(access)).isEqualTo("Bearer first");
    write("sa/token", "second");
    assertThat(authorization(access)).isEqualTo("Bearer second");
    assertThatThrownBy(() -> Access.find(world("CHAOSTOOLKIT_IN_POD", "true"), JsonObject.EMPTY))
        .hasMessageStartingWith("this is no pod: ");
  }

  @Test
  void chaos_toolkits_keys_are_known() throws Exception {
    JsonObject secrets = JsonObject.of("KUBERNETES_HOST", "https://h", "KUBERNETES_API_KEY", "k");
    Access access = Access.find(world("KUBERNETES_API_KEY_PREFIX", "Token"), secrets);
    assertThat(authorization(access)).isEqualTo("Token k");
    assertThat(access.trust()).isEqualTo(Trust.USUAL);
    Access trusting =
        Access.find(world("KUBERNETES_VERIFY_SSL", "false"), secrets.without("KUBERNETES_API_KEY"));
    assertThat(trusting.trust()).isEqualTo(Trust.ANYONE);
    JsonObject user =
        JsonObject.from(
            Map.of(
                "KUBERNETES_USERNAME", "u",
                "KUBERNETES_PASSWORD", "p",
                "KUBERNETES_SSL_CA_CERT", "ca.pem"));
    Access basic = Access.find(world(), user);
    assertThat(authorization(basic)).isEqualTo("Basic dTpw");
    assertThat(basic.server()).hasToString("http://localhost/");
    assertThat(basic.trust()).isEqualTo(new Trust.Bundle(folder.resolve("ca.pem")));
    assertThatThrownBy(() -> Access.find(world(), JsonObject.EMPTY))
        .hasMessageStartingWith("no cluster is named: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "server: 'https://x:6443/k8s/c' | token: abc",
        "server: 'https://[::1]:6443' | tokenFile: t",
        "server: 'https://x', tls-server-name: y | username: u, password: p",
        "server: 'https://x', proxy-url: 'http://p:3128' | as: jane, as-groups: [a]",
        "server: 'https://x', insecure-skip-tls-verify: true | token: abc",
      })
  void another_client_reads_the_same(String cluster, String user) throws Exception {
    write("t", "from-file");
    Access ours = access(cluster, user);
    Config theirs = Config.fromKubeconfig(folder.resolve("one").toFile());
    String server = theirs.getMasterUrl();
    assertThat(server.endsWith("/") ? server : server + "/")
        .isEqualTo(ours.server().toString() + (ours.server().path().endsWith("/") ? "" : "/"));
    assertThat(theirs.getNamespace()).isEqualTo(ours.namespace());
    assertThat(theirs.isTrustCerts()).isEqualTo(ours.trust().equals(Trust.ANYONE));
    if (user.startsWith("token:")) {
      assertThat("Bearer " + theirs.getAutoOAuthToken()).isEqualTo(authorization(ours));
    }
  }
}
