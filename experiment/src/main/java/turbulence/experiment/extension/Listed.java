package turbulence.experiment.extension;

import java.util.List;

/// A step as an extension's table of contents has it.
///
/// @param module the module to show
/// @param others further names that mean it, as `module:function`
public record Listed(
    String module, String function, Class<? extends Capability> step, List<String> others) {

  static Listed of(Extension extension, Class<? extends Capability> step) {
    String derived = NameLaw.module(extension, step) + ":" + NameLaw.function(step);
    AlsoNamed also = step.getAnnotation(AlsoNamed.class);
    List<String> more = also == null ? List.of() : List.of(also.value());
    boolean instead = also != null && also.instead();
    String shown = instead ? more.getFirst() : derived;
    int colon = shown.indexOf(':');
    return new Listed(
        shown.substring(0, colon),
        shown.substring(colon + 1),
        step,
        instead ? more.subList(1, more.size()) : more);
  }

  /// The name as `module:function`.
  public String name() {
    return module + ":" + function;
  }

  public boolean acts() {
    return Action.class.isAssignableFrom(step);
  }

  boolean isNamed(String name) {
    return name().equals(name) || others.contains(name);
  }
}
