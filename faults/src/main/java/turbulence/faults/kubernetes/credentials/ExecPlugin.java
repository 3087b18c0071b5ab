package turbulence.faults.kubernetes.credentials;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.world.World;
import turbulence.json.Json;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;

/// A program that says who we are. It is asked again when what it said has expired or was refused,
/// by one thread at a time.
public final class ExecPlugin implements Credentials {
  private final World world;
  private final ExecSpec spec;
  private final @Nullable ClientKey key;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable Answer last;

  /// @param until when it expires; null for never
  private record Answer(Proof proof, @Nullable Instant until) {}

  /// @param key shown besides when the program gives none; may be null
  public ExecPlugin(World world, ExecSpec spec, @Nullable ClientKey key) {
    this.world = world;
    this.spec = spec;
    this.key = key;
  }

  @Override
  public Proof proof() throws CredentialsUnusable, InterruptedException {
    Answer known = last;
    if (known != null && isFresh(known)) {
      return known.proof();
    }
    lock.lockInterruptibly();
    try {
      Answer meanwhile = last;
      if (meanwhile != null && isFresh(meanwhile)) {
        return meanwhile.proof();
      }
      Answer answer = answer(ExecRun.of(spec, world));
      last = answer;
      return answer.proof();
    } finally {
      lock.unlock();
    }
  }

  private boolean isFresh(Answer answer) {
    return answer.until() == null || !world.now().isAfter(answer.until());
  }

  /// Whoever was refused with what is not the latest just tries that.
  @Override
  public boolean renew(Proof refused) {
    lock.lock();
    try {
      Answer known = last;
      if (known != null && known.proof().equals(refused)) {
        last = null;
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private Answer answer(byte[] written) throws CredentialsUnusable {
    JsonObject credential = credential(written);
    String version = credential.text("apiVersion").orElse("");
    if (!version.equals(spec.apiVersion())) {
      throw wrong("was asked for " + spec.apiVersion() + " and answers '" + version + "'");
    }
    JsonObject status = credential.object("status");
    String token = status.text("token").orElse("");
    String certificate = status.text("clientCertificateData").orElse("");
    String keyText = status.text("clientKeyData").orElse("");
    if (certificate.isEmpty() != keyText.isEmpty()) {
      throw wrong("gives only one of clientCertificateData and clientKeyData");
    } else if (token.isEmpty() && certificate.isEmpty()) {
      throw wrong("gives neither a token nor a certificate in its status");
    }
    Proof proof = token.isEmpty() ? Proof.NONE : Proof.token(token);
    return new Answer(proof.with(key(certificate, keyText)), until(status).orElse(null));
  }

  private @Nullable ClientKey key(String certificate, String keyText) throws CredentialsUnusable {
    if (certificate.isEmpty()) {
      return key;
    }
    String from = " of what '" + spec.program() + "' says";
    return ClientKey.read(
        certificate, keyText, "clientCertificateData" + from, "clientKeyData" + from);
  }

  private JsonObject credential(byte[] written) throws CredentialsUnusable {
    try {
      Json json = JsonReader.read(written);
      if (json instanceof JsonObject credential) {
        return credential;
      }
      throw wrong("answers with " + json.kind() + " where an ExecCredential is expected");
    } catch (JsonMalformed e) {
      // What it wrote may be a secret, so that nothing of it is told.
      throw wrong("answers with something that is no JSON");
    }
  }

  private Optional<Instant> until(JsonObject status) throws CredentialsUnusable {
    String text = status.text("expirationTimestamp").orElse("");
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      throw wrong("says that it expires at '" + text + "', which is no time");
    }
  }

  private CredentialsUnusable wrong(String what) {
    return new CredentialsUnusable("exec plug-in '" + spec.program() + "' " + what);
  }
}
