package turbulence.simulator.api.kind;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Secrets.
final class Secrets implements Behaviour {
  private static final Json OPAQUE = new JsonText("Opaque");
  private static final String ACCOUNT = "kubernetes.io/service-account.name";

  @Override
  public JsonObject defaulted(JsonObject secret) {
    Draft draft = Draft.of(secret).presetBlank("type", OPAQUE);
    JsonObject plain = secret.object("stringData");
    if (!plain.isEmpty()) {
      JsonObject.Builder data = secret.object("data").toBuilder();
      for (Map.Entry<String, Json> entry : plain) {
        if (entry.getValue() instanceof JsonText text) {
          byte[] bytes = text.value().getBytes(StandardCharsets.UTF_8);
          data.put(entry.getKey(), Base64.getEncoder().encodeToString(bytes));
        }
      }
      draft.put("data", data.build());
    }
    return draft.remove("stringData").build();
  }

  @Override
  public void check(JsonObject secret, Findings findings) {
    Field root = Field.root(secret, findings);
    Field data = root.child("data");
    long size = 0;
    for (String key : data.object().names()) {
      data.key(key).holding(new JsonText(key)).must(Names.configKey(key));
      size += ConfigMaps.decoded(data.key(key).json());
    }
    if (size > ConfigMaps.LARGEST) {
      data.tooLong((int) ConfigMaps.LARGEST);
    }
    switch (root.child("type").text()) {
      case "kubernetes.io/service-account-token" -> {
        Field account = root.child("metadata", "annotations").key(ACCOUNT);
        if (account.isBlank()) {
          account.required("");
        }
      }
      case "kubernetes.io/dockerconfigjson" -> require(data, ".dockerconfigjson");
      case "kubernetes.io/dockercfg" -> require(data, ".dockercfg");
      case "kubernetes.io/basic-auth" -> {
        if (!data.object().has("username") && !data.object().has("password")) {
          data.key("username").required("");
          data.key("password").required("");
        }
      }
      case "kubernetes.io/ssh-auth" -> {
        if (data.key("ssh-privatekey").isBlank()) {
          data.key("ssh-privatekey").required("");
        }
      }
      case "kubernetes.io/tls" -> {
        require(data, "tls.crt");
        require(data, "tls.key");
      }
      default -> {
        // Other types say nothing about their data.
      }
    }
  }

  private static void require(Field data, String key) {
    if (!data.object().has(key)) {
      data.key(key).required("");
    }
  }

  @Override
  public void checkUpdate(JsonObject before, JsonObject after, Findings findings) {
    Field root = Field.root(after, findings);
    root.child("type").unchanged(Field.root(before, findings).child("type"));
    ConfigMaps.checkSealed(before, after, findings, "data");
    check(after, findings);
  }
}
