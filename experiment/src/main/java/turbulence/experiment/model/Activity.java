package turbulence.experiment.model;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// One step of an experiment.
///
/// @param pauseBefore seconds or a `${name}`, as written
/// @param pauseAfter seconds or a `${name}`, as written
/// @param background whether the next activity starts without waiting for this one
/// @param dry what is pretended for this activity alone
/// @param tolerance what its output must be, as written
/// @param referred whether it stands here by `ref`
/// @param source what the author wrote; this goes to the journal
public record Activity(
    String name,
    Kind kind,
    Provider provider,
    @Nullable Json pauseBefore,
    @Nullable Json pauseAfter,
    boolean background,
    @Nullable Duration timeout,
    @Nullable Dry dry,
    @Nullable Json tolerance,
    @Nullable Retry retry,
    OnFailure onFailure,
    List<ControlSpec> controls,
    boolean referred,
    JsonObject source) {

  public Activity withSource(JsonObject newSource) {
    return new Activity(
        name,
        kind,
        provider,
        pauseBefore,
        pauseAfter,
        background,
        timeout,
        dry,
        tolerance,
        retry,
        onFailure,
        controls,
        referred,
        newSource);
  }

  public Activity withDry(@Nullable Dry newDry) {
    return new Activity(
        name,
        kind,
        provider,
        pauseBefore,
        pauseAfter,
        background,
        timeout,
        newDry,
        tolerance,
        retry,
        onFailure,
        controls,
        referred,
        source);
  }

  public Activity withProvider(Provider newProvider) {
    return new Activity(
        name,
        kind,
        newProvider,
        pauseBefore,
        pauseAfter,
        background,
        timeout,
        dry,
        tolerance,
        retry,
        onFailure,
        controls,
        referred,
        source);
  }

  /// This activity where another one refers to it: the referring place decides on these two.
  public Activity referredTo(boolean inBackground, @Nullable Json itsTolerance) {
    return new Activity(
        name,
        kind,
        provider,
        pauseBefore,
        pauseAfter,
        inBackground,
        timeout,
        dry,
        itsTolerance,
        retry,
        onFailure,
        controls,
        true,
        source);
  }
}
