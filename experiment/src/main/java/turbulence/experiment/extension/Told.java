package turbulence.experiment.extension;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What discovery tells of the type of an argument that takes more than one of them, in Chaos
/// Toolkit's words, such as `string|mapping`. Its record checks what comes.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Told {
  String value();
}
