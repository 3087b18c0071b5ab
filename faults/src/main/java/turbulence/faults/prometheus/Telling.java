package turbulence.faults.prometheus;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.Control;
import turbulence.experiment.extension.Moment;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Verdict;
import turbulence.experiment.http.HttpFailed;
import turbulence.json.JsonObject;

/// Tells a gateway of one run.
///
/// @param trace what tells this run from others
record Telling(Metrics how, String trace) implements Control {
  private static final String REF = "chaostoolkit_experiment_ref";

  @Override
  public Verdict before(Moment moment, Scope scope) throws InterruptedException {
    if (moment instanceof Moment.OfExperiment at) {
      push(at.experiment().source(), null, scope);
    }
    return Verdict.PROCEED;
  }

  @Override
  public Verdict after(Moment moment, Scope scope) throws InterruptedException {
    if (moment instanceof Moment.OfExperiment at) {
      push(at.experiment().source(), at.state(), scope);
    }
    return Verdict.PROCEED;
  }

  /// A run does not fail because nobody counts it.
  private void push(JsonObject experiment, @Nullable JsonObject journal, Scope scope)
      throws InterruptedException {
    String ref =
        how.experimentRef() == null || how.experimentRef().isEmpty()
            ? digest(experiment)
            : how.experimentRef();
    JsonObject group = how.groupingKey();
    if (group == null || group.isEmpty()) {
      group = JsonObject.of(REF, ref);
    }
    try {
      new Gateway(how.pushgatewayUrl())
          .push(scope.world(), Gateway.path(how.job(), group), new Figures(trace, ref).of(journal));
    } catch (HttpFailed e) {
      scope
          .events()
          .warning(
              "the Pushgateway at " + how.pushgatewayUrl() + " was not told: " + e.getMessage());
    }
  }

  private static String digest(JsonObject experiment) {
    try {
      byte[] text = experiment.toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }
}
