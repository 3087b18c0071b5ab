package turbulence.faults.kubernetes.select;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.ActivityFailed;

/// Which objects by their names: those of a list, those that a pattern is found in, or both.
public record Names(
    @About("The names of those that are meant; any when left out.") @Nullable List<String> names,
    @About("A regular expression that is found in the names of those that are meant.")
        @Nullable String namePattern) {
  public static final Names ANY = new Names(null, null);

  public Names {
    Given.check("names", names);
    Given.check("name_pattern", namePattern);
    NamePattern.of("name_pattern", namePattern);
  }

  /// Whether each fits; in the order of what is handed in.
  public Fit fit() {
    NamePattern pattern = NamePattern.of("name_pattern", namePattern);
    return name -> (names == null || names.contains(name)) && pattern.fits(name);
  }

  /// A question about one name.
  @FunctionalInterface
  public interface Fit {
    boolean isFor(String name) throws ActivityFailed, InterruptedException;
  }
}
