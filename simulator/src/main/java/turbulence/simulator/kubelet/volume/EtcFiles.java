package turbulence.simulator.kubelet.volume;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import turbulence.json.JsonObject;
import turbulence.simulator.control.scheduling.Trees;
import turbulence.simulator.store.Stored;

/// The files by which a node tells a container its name and where names are looked up.
final class EtcFiles {
  private static final String HOSTS =
      """
      # Kubernetes-managed hosts file.
      127.0.0.1\tlocalhost
      ::1\tlocalhost ip6-localhost ip6-loopback
      fe00::0\tip6-localnet
      fe00::0\tip6-mcastprefix
      fe00::1\tip6-allnodes
      fe00::2\tip6-allrouters
      """;

  private EtcFiles() {}

  /// Contents by absolute path.
  static Map<String, String> of(Stored pod, String podIp) {
    String own = Trees.text(pod.spec(), "hostname");
    String hostname = own.isEmpty() ? pod.key().name() : own;
    return Map.of(
        "/etc/hostname",
        hostname + "\n",
        "/etc/hosts",
        hosts(pod, podIp, hostname),
        "/etc/resolv.conf",
        resolver(pod));
  }

  private static String hosts(Stored pod, String podIp, String hostname) {
    StringBuilder hosts = new StringBuilder(HOSTS);
    String domain = Trees.text(pod.spec(), "subdomain");
    hosts.append(podIp).append('\t');
    if (!domain.isEmpty()) {
      hosts.append(hostname).append('.').append(domain).append('.');
      hosts.append(pod.key().namespace()).append(".svc.cluster.local\t");
    }
    hosts.append(hostname).append('\n');
    List<JsonObject> aliases = Trees.objects(pod.spec(), "hostAliases");
    if (!aliases.isEmpty()) {
      hosts.append("\n# Entries added by HostAliases.\n");
    }
    for (JsonObject alias : aliases) {
      hosts.append(Trees.text(alias, "ip")).append('\t');
      hosts.append(String.join("\t", Trees.texts(alias, "hostnames"))).append('\n');
    }
    return hosts.toString();
  }

  private static String resolver(Stored pod) {
    JsonObject own = pod.spec().object("dnsConfig");
    List<String> servers = new ArrayList<>();
    List<String> domains = new ArrayList<>();
    List<String> options = new ArrayList<>();
    if (!Trees.text(pod.spec(), "dnsPolicy").equals("None")) {
      servers.add("10.96.0.10");
      String cluster = "svc.cluster.local";
      domains.addAll(List.of(pod.key().namespace() + "." + cluster, cluster, "cluster.local"));
      options.add("ndots:5");
    }
    servers.addAll(Trees.texts(own, "nameservers"));
    domains.addAll(Trees.texts(own, "searches"));
    for (JsonObject option : Trees.objects(own, "options")) {
      String name = Trees.text(option, "name");
      String value = Trees.text(option, "value");
      options.removeIf(each -> each.startsWith(name + ":") || each.equals(name));
      options.add(value.isEmpty() ? name : name + ":" + value);
    }
    StringBuilder text = new StringBuilder();
    if (!domains.isEmpty()) {
      text.append("search ").append(String.join(" ", domains)).append('\n');
    }
    servers.forEach(server -> text.append("nameserver ").append(server).append('\n'));
    if (!options.isEmpty()) {
      text.append("options ").append(String.join(" ", options)).append('\n');
    }
    return text.toString();
  }
}
