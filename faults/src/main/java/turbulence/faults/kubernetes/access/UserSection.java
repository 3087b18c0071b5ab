package turbulence.faults.kubernetes.access;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.http.Headers;
import turbulence.experiment.world.World;
import turbulence.faults.kubernetes.credentials.ClientKey;
import turbulence.faults.kubernetes.credentials.Credentials;
import turbulence.faults.kubernetes.credentials.CredentialsUnusable;
import turbulence.faults.kubernetes.credentials.ExecPlugin;
import turbulence.faults.kubernetes.credentials.Proof;
import turbulence.faults.kubernetes.credentials.TokenFile;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// What a kubeconfig file says about a user.
record UserSection(Section section, World world) {
  boolean hasCertificate() {
    return section.find("client-certificate-data").isPresent()
        || section.find("client-certificate").isPresent();
  }

  /// @param cluster what a program is told about it, when it wants to know
  Credentials credentials(JsonObject cluster) throws ClusterUnreachable {
    if (section.fields().has("auth-provider")) {
      throw new ClusterUnreachable(
          section.where()
              + " uses auth-provider, which Kubernetes has removed; use exec with the plug-in of"
              + " your cloud (gke-gcloud-auth-plugin, kubelogin ...)");
    }
    ClientKey key = key();
    boolean token = section.find("token").isPresent() || section.find("tokenFile").isPresent();
    boolean password = section.find("username").isPresent();
    boolean exec = section.fields().get("exec") instanceof JsonObject;
    if (token && password) {
      throw new ClusterUnreachable(
          section.where() + " has a token and a username: only one of" + " them can be meant");
    } else if (exec && password) {
      throw new ClusterUnreachable(
          section.where() + " has exec and a username: only one of them can be meant");
    }
    if (section.find("tokenFile").isPresent()) {
      return new TokenFile(
          section.file("tokenFile").orElseThrow(), section.find("token").orElse(null), key);
    } else if (token) {
      return Credentials.fixed(Proof.token(section.find("token").orElseThrow()).with(key));
    } else if (exec) {
      return new ExecPlugin(world, new ExecSection(section).spec(cluster), key);
    } else if (password) {
      return Credentials.fixed(
          Proof.password(
                  section.find("username").orElseThrow(), section.find("password").orElse(""))
              .with(key));
    }
    return Credentials.fixed(Proof.NONE.with(key));
  }

  private @Nullable ClientKey key() throws ClusterUnreachable {
    Optional<String> certificate = Texts.dataOrFile(section, "client-certificate");
    Optional<String> key = Texts.dataOrFile(section, "client-key");
    if (certificate.isEmpty()) {
      return null;
    } else if (key.isEmpty()) {
      throw new ClusterUnreachable(section.where() + " has a client-certificate and no client-key");
    }
    try {
      return ClientKey.read(
          certificate.get(),
          key.get(),
          section.where("client-certificate"),
          section.where("client-key"));
    } catch (CredentialsUnusable e) {
      throw new ClusterUnreachable(e.reason(), e);
    }
  }

  /// Whom we act as. What a group may be called goes beyond what headers may hold only in keys.
  Headers impersonation() throws ClusterUnreachable {
    Optional<String> user = section.find("as");
    Headers headers = Headers.NONE;
    if (user.isPresent()) {
      headers = headers.with("Impersonate-User", user.get());
    }
    Optional<String> uid = section.find("as-uid");
    if (uid.isPresent()) {
      headers = headers.with("Impersonate-Uid", uid.get());
    }
    for (Json group : section.fields().array("as-groups")) {
      headers = headers.and("Impersonate-Group", text(group));
    }
    for (Map.Entry<String, Json> extra : section.fields().object("as-user-extra")) {
      String name = "Impersonate-Extra-" + escaped(extra.getKey());
      if (extra.getValue() instanceof JsonArray values) {
        for (Json value : values) {
          headers = headers.and(name, text(value));
        }
      }
    }
    if (user.isEmpty() && !headers.lines().isEmpty()) {
      throw new ClusterUnreachable(
          section.where() + " has as-uid, as-groups or as-user-extra, but no as");
    }
    return headers;
  }

  private static String text(Json value) {
    return value instanceof JsonText text ? text.value() : value.toString();
  }

  /// Lower case, as header names arrive, and what a header's name may not hold percent-encoded.
  private static String escaped(String key) {
    StringBuilder out = new StringBuilder();
    for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "!#$&'*+-.^_`|~".indexOf(c) >= 0);
      if (plain) {
        out.append(c);
      } else {
        out.append('%')
            .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
            .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
      }
    }
    return out.toString();
  }
}
