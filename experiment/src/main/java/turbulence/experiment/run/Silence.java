package turbulence.experiment.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.http.HttpFailed;
import turbulence.experiment.model.Provider.CodeCall;

/// Places that did not answer. Steps of one extension with the same secrets go to the same place;
/// there is no use in waiting for it again with each of them.
final class Silence {
  private final Map<Place, String> silent = new HashMap<>();

  private record Place(String extension, List<String> secrets) {
    static Place of(CodeCall call) {
      int dot = call.module().indexOf('.');
      String extension = dot < 0 ? call.module() : call.module().substring(0, dot);
      return new Place(extension, call.secrets());
    }
  }

  /// Remembers it when nobody answered.
  void heard(CodeCall call, ActivityFailed failed) {
    for (@Nullable Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof HttpFailed http
          && (http.reason() == HttpFailed.Reason.UNREACHABLE
              || http.reason() == HttpFailed.Reason.TIMED_OUT)) {
        silent.put(Place.of(call), failed.reason());
        return;
      }
    }
  }

  /// Why there is no use in asking; null when there may be.
  @Nullable String of(CodeCall call) {
    return silent.get(Place.of(call));
  }
}
