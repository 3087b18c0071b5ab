package turbulence.simulator.rights;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Consumer;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.control.Controller;
import turbulence.simulator.control.Means;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;

/// Fills secrets that ask for the token of a service account, and removes them when the account is
/// gone.
public final class TokenSecrets implements Controller {
  private static final Caller SELF = Caller.component("tokens-controller");
  private static final String TYPE = "kubernetes.io/service-account-token";
  private static final String NAME = "kubernetes.io/service-account.name";
  private static final String UID = "kubernetes.io/service-account.uid";

  private final Means means;
  private final Issuer issuer;
  private final String certificate;

  /// The certificate is of the authority that signed the API server's, in PEM.
  public TokenSecrets(Means means, Issuer issuer, String certificate) {
    this.means = means;
    this.issuer = issuer;
    this.certificate = certificate;
  }

  @Override
  public void seen(Change change, Consumer<Key> look) {
    Key key = change.key();
    if (key.resource().equals(Issuer.SECRETS)) {
      if (isOfAccount(change.now())) {
        look.accept(key);
      }
    } else if (key.resource().equals(Issuer.ACCOUNTS)) {
      for (Stored secret : means.store().snapshot(Issuer.SECRETS).all(key.namespace())) {
        if (isOfAccount(secret) && annotation(secret, NAME).equals(key.name())) {
          look.accept(secret.key());
        }
      }
    }
  }

  private static boolean isOfAccount(Stored secret) {
    return secret.object().text("type").orElse("").equals(TYPE);
  }

  private static String annotation(Stored secret, String name) {
    return secret.metadata().object("annotations").text(name).orElse("");
  }

  @Override
  public void reconcile(Key key) {
    Stored secret = means.store().get(key).orElse(null);
    if (secret == null || secret.isDeleting() || !isOfAccount(secret)) {
      return;
    }
    Key home = new Key(Issuer.ACCOUNTS, key.namespace(), annotation(secret, NAME));
    Stored account = means.store().get(home).orElse(null);
    String uid = annotation(secret, UID);
    if (account == null || !uid.isEmpty() && !uid.equals(account.uid())) {
      means.verbs().delete(SELF, key, Deletion.PLAIN);
    } else if (!isFilled(secret)) {
      means.verbs().change(SELF, key, Part.OBJECT, now -> filled(now, account, secret));
    }
  }

  private boolean isFilled(Stored secret) {
    JsonObject data = secret.object().object("data");
    return data.text("ca.crt").orElse("").equals(encoded(certificate))
        && !data.text("namespace").orElse("").isEmpty()
        && !data.text("token").orElse("").isEmpty()
        && !annotation(secret, UID).isEmpty();
  }

  private JsonObject filled(JsonObject now, Stored account, Stored secret) {
    JsonObject data = now.object("data").with("ca.crt", encoded(certificate));
    if (data.text("namespace").orElse("").isEmpty()) {
      data = data.with("namespace", encoded(secret.key().namespace()));
    }
    if (data.text("token").orElse("").isEmpty()) {
      data = data.with("token", encoded(issuer.legacy(account, secret)));
    }
    JsonObject metadata = now.object("metadata");
    JsonObject annotations = metadata.object("annotations").with(UID, account.uid());
    return now.with("data", data).with("metadata", metadata.with("annotations", annotations));
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
