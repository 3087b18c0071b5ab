package turbulence.simulator.workload.image;

import java.util.List;
import java.util.Set;
import turbulence.simulator.workload.Shell;
import turbulence.simulator.workload.Workload;
import turbulence.simulator.workload.Workloads;
import turbulence.simulator.workload.script.Script;

/// The images that the simulator knows. Users add theirs to what [#known] gives.
public final class Images {
  private static final List<String> SYSTEMS =
      List.of(
          "busybox",
          "alpine",
          "ubuntu",
          "debian",
          "bash",
          "centos",
          "fedora",
          "amazonlinux",
          "curlimages/curl",
          "nicolaka/netshoot",
          "dnsutils");

  private static final Set<String> COMMANDS =
      Set.of("sh", "bash", "ash", "sleep", "echo", "true", "false", "tail", "cat", "env", "exit");

  private Images() {}

  public static Workloads known() {
    Workloads all = new Workloads(Images::unknown);
    demo(all);
    web(all);
    servers(all);
    all.add("istio/proxyv2", Image.bare("pilot-agent", MeshProxy::start));
    all.add("istio/pilot", Image.bare("pilot-discovery", MeshProxy::control));
    all.miss("nginx:1.161"); // the slip in a well-known tutorial about rollouts
    SYSTEMS.forEach(name -> all.add(name, Images::system));
    all.add("yokogawa/siege", new Image(Set.of("siege"), true, true, Siege::start));
    all.add("siege", new Image(Set.of("siege"), true, true, Siege::start));
    all.add("crasher", new Image(Set.of("crasher"), true, true, StandIn::crash));
    all.add("prom/node-exporter", Image.bare("node_exporter", NodeExporter::start));
    all.add("prometheus/node-exporter", Image.bare("node_exporter", NodeExporter::start));
    all.add("pause", Image.bare("pause", StandIn::pause));
    all.add("chentex/random-logger", Image.open("entrypoint.sh", RandomLogger::start));
    return all;
  }

  private static void demo(Workloads all) {
    all.add("vfarcic/go-demo-8", Image.bare("go-demo-8", DemoApplication::start));
    all.add("vfarcic/repeater", Image.bare("repeater", Repeater::start));
    Workload database = shell -> DemoDatabase.start(shell, Script.in(shell));
    all.add("mongo", Image.open("mongod", database));
    all.add("bitnami/mongodb", Image.open("mongod", database));
    all.add("mongodb", Image.open("mongod", database));
  }

  private static void web(Workloads all) {
    all.add("nginx", Image.open("nginx", new WebServer(WebServer.Flavour.NGINX, 80)::start));
    all.add(
        "nginxinc/nginx-unprivileged",
        Image.open("nginx", new WebServer(WebServer.Flavour.NGINX, 8080)::start));
    all.add(
        "httpd", Image.open("httpd-foreground", new WebServer(WebServer.Flavour.HTTPD, 80)::start));
    all.add("hashicorp/http-echo", Image.bare("http-echo", Echo::fixed));
    all.add("http-echo", Image.bare("http-echo", Echo::fixed));
    all.add("hello-app", Image.bare("hello-app", Echo::hello));
    all.add("echoserver", Image.open("run.sh", shell -> Echo.mirror(shell, 8080)));
    all.add("ealen/echo-server", Image.open("node", shell -> Echo.mirror(shell, 80)));
    all.add("traefik/whoami", Image.bare("whoami", shell -> Echo.mirror(shell, 80)));
    all.add("agnhost", new Image(Set.of("agnhost"), true, true, TestHost::start));
  }

  private static void servers(Workloads all) {
    server(all, "redis", 6379, "", "Ready to accept connections tcp");
    server(all, "memcached", 11_211, "", "server listening");
    server(all, "rabbitmq", 5672, "", "Server startup complete");
    server(
        all,
        "postgres",
        5432,
        "POSTGRES_PASSWORD",
        "database system is ready to accept connections");
    server(all, "mysql", 3306, "MYSQL_ROOT_PASSWORD", "mysqld: ready for connections. port: 3306");
    server(
        all,
        "mariadb",
        3306,
        "MARIADB_ROOT_PASSWORD",
        "mariadbd: ready for connections. port: 3306");
  }

  private static void server(
      Workloads all, String name, int port, String required, String greeting) {
    all.add(name, Image.open(name, new StandIn.Server(port, required, greeting)));
  }

  /// An image whose program nobody here knows. A command that only waits, prints or exits is run;
  /// of others it is believed that they serve.
  private static void unknown(Shell shell) {
    Script script = Script.trusting(shell);
    shell.onExec(Script.in(shell));
    StandIn.start(shell);
    List<String> words = Echo.words(shell);
    if (!words.isEmpty() && COMMANDS.contains(words.getFirst().replaceFirst("^.*/", ""))) {
      script.start(words);
    }
  }

  /// An image of an operating system: without a command its shell starts, which ends at once when
  /// nobody types.
  private static void system(Shell shell) {
    Script script = Script.in(shell);
    shell.onExec(script);
    List<String> words = Echo.words(shell);
    script.start(words.isEmpty() ? List.of("sh") : words);
  }
}
