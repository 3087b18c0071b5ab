package turbulence.faults.kubernetes.select;

/// All that says which pods are meant beyond what Chaos Toolkit knows. What is left out means any;
/// all that is given must fit.
public record PodTraits(PodMarks marks, Wider wider, PodStanding standing) {
  public static final PodTraits ANY = new PodTraits(PodMarks.ANY, Wider.NOT, PodStanding.ANY);
}
