package turbulence.faults.kubernetes.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.http.HttpFailed;
import turbulence.experiment.http.Trust;
import turbulence.experiment.http.Url;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// What a kubeconfig file says about a cluster.
record ClusterSection(Section section) {
  private static final String FOR_PLUGINS = "client.authentication.k8s.io/exec";

  /// An address without a scheme is one of HTTPS when anything is said about TLS.
  Url server(boolean hasCertificate) throws ClusterUnreachable {
    String server =
        section
            .find("server")
            .orElseThrow(() -> new ClusterUnreachable(section.where() + " has no server"));
    if (server.indexOf("://") < 0) {
      boolean tls =
          hasCertificate
              || section.find("certificate-authority").isPresent()
              || section.find("certificate-authority-data").isPresent()
              || section.isTrue("insecure-skip-tls-verify");
      server = (tls ? "https://" : "http://") + server;
    }
    return url(server, "server");
  }

  private Url url(String text, String field) throws ClusterUnreachable {
    try {
      return Url.parse(text);
    } catch (HttpFailed e) {
      throw new ClusterUnreachable(section.where(field) + ": " + e.getMessage(), e);
    }
  }

  @Nullable Url proxy() throws ClusterUnreachable {
    Optional<String> proxy = section.find("proxy-url");
    if (proxy.isEmpty()) {
      return null;
    } else if (proxy.get().startsWith("socks5")) {
      throw new ClusterUnreachable(
          section.where("proxy-url")
              + " is a SOCKS proxy; only http:// and https:// are supported");
    }
    return url(proxy.get(), "proxy-url");
  }

  Trust trust() throws ClusterUnreachable {
    Optional<String> authority = Texts.dataOrFile(section, "certificate-authority");
    if (!section.isTrue("insecure-skip-tls-verify")) {
      return authority.isPresent() ? new Trust.Pem(authority.get()) : Trust.USUAL;
    } else if (authority.isPresent()) {
      throw new ClusterUnreachable(
          section.where()
              + " has a certificate-authority and insecure-skip-tls-verify: only one"
              + " of them can be meant");
    }
    return Trust.ANYONE;
  }

  /// What a program that says who we are may be told about the cluster.
  JsonObject information() throws ClusterUnreachable {
    JsonObject.Builder told = JsonObject.builder();
    section.find("server").ifPresent(server -> told.put("server", server));
    section.find("tls-server-name").ifPresent(name -> told.put("tls-server-name", name));
    if (section.isTrue("insecure-skip-tls-verify")) {
      told.put("insecure-skip-tls-verify", true);
    }
    Texts.dataOrFile(section, "certificate-authority")
        .ifPresent(pem ->
            told.put(
                "certificate-authority-data",
                Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.ISO_8859_1))));
    section.find("proxy-url").ifPresent(proxy -> told.put("proxy-url", proxy));
    if (section.isTrue("disable-compression")) {
      told.put("disable-compression", true);
    }
    for (Json extension : section.fields().array("extensions")) {
      if (extension instanceof JsonObject named
          && named.text("name").filter(FOR_PLUGINS::equals).isPresent()) {
        told.put("config", named.get("extension"));
      }
    }
    return told.build();
  }
}
