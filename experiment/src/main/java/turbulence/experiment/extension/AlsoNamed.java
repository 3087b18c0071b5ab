package turbulence.experiment.extension;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Further names, as `module:function`, for what the name law cannot derive.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface AlsoNamed {
  String[] value();

  /// Whether the first of them is the name to show, since the derived one never existed elsewhere.
  boolean instead() default false;
}
