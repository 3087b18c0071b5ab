package turbulence.faults.kubernetes.select;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;

/// What pods are called and marked with, and whose they are.
public record PodMarks(
    @About("Fields of the pods as the API compares them, such as spec.serviceAccountName=web.")
        @Nullable String fieldSelector,
    @About("Annotations that the pods have, written as a selector of labels is.")
        @Nullable String annotationSelector,
    @About("The pods' names.") @Nullable List<String> names,
    @About("Whose the pods are, such as deployment/web; statefulset, daemonset, cronjob, ... too.")
        @Nullable String owner,
    PerOwner perOwner) {
  public static final PodMarks ANY = new PodMarks(null, null, null, null, PerOwner.ANY);

  public PodMarks {
    Given.check("field_selector", fieldSelector);
    Given.check("annotation_selector", annotationSelector);
    Given.check("names", names);
    for (int i = 0; names != null && i < names.size(); i++) {
      Given.checkName("names[" + i + "]", names.get(i));
    }
    if (annotationSelector != null) {
      Selector.parse("annotation_selector", annotationSelector);
    }
    if (owner != null) {
      OwnerName.parse(owner);
    }
  }
}
