package turbulence.experiment.tolerance;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.python.NoAnswer;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// What the output of a probe must be.
///
/// What a `${name}` may stand for is held as any JSON: it can turn out to be of a wrong kind.
public sealed interface Tolerance {

  /// One that needs nothing but the output to be judged.
  sealed interface Plain extends Tolerance {}

  /// This very value. A whole number may also be the `status` of an object.
  record Equal(Json expected) implements Plain {}

  /// One of these values, or an object whose `status` is one of them.
  record AnyOf(List<Json> allowed) implements Plain {
    public AnyOf {
      allowed = List.copyOf(allowed);
    }
  }

  /// At least the one and at most the other, or an object whose `status` is one of the two.
  record Between(Json low, Json high) implements Plain {}

  /// A text in which a regular expression is found.
  ///
  /// @param target the field of an object to look at; null when it is the whole value
  record Matches(Json pattern, @Nullable Json target) implements Plain {}

  /// A tree, or JSON text, in which a path finds what is expected.
  ///
  /// @param target the field of an object to look at; null when it is the whole value
  /// @param count how many values are expected; null when any number above none
  /// @param expect what is expected; null when anything (JSON's null expects null)
  record Finds(Json path, @Nullable Json target, @Nullable Json count, @Nullable Json expect)
      implements Plain {}

  /// A number, or text that spells one, between two.
  ///
  /// @param range the two numbers
  /// @param target the field of an object to look at; null when it is the whole value
  record InRange(Json range, @Nullable Json target) implements Plain {}

  /// Something that is no tolerance; no output ever meets it.
  record Never(Json written) implements Plain {}

  /// Whatever another probe finds good.
  ///
  /// @param probe as written
  record Asks(JsonObject probe) implements Tolerance {

    /// The probe to play: it gets the value as the argument `value`.
    ///
    /// @throws NoAnswer when there are no named arguments that could hold the value
    public JsonObject about(Json value) {
      JsonObject provider = probe.object("provider");
      if (!(provider.get("arguments") instanceof JsonObject arguments)) {
        throw new NoAnswer("the probe that is asked has no `arguments` to put the value into");
      }
      return probe.with("provider", provider.with("arguments", arguments.with("value", value)));
    }
  }
}
