package turbulence.experiment.extension;

/// Code that is asked around each phase and activity of a run. Every method may be left out.
///
/// Implementations are records: their components are the arguments that the file gives. One
/// instance serves one declaration for a whole run, from several threads.
public interface Control {

  /// Once, before the run starts. Answers what serves the run from then on: the record itself,
  /// unless it needs a memory. Throws when it cannot be set up.
  default Control configure(Scope scope) throws ActivityFailed, InterruptedException {
    return this;
  }

  default Verdict before(Moment moment, Scope scope) throws ActivityFailed, InterruptedException {
    return Verdict.PROCEED;
  }

  default Verdict after(Moment moment, Scope scope) throws ActivityFailed, InterruptedException {
    return Verdict.PROCEED;
  }

  /// Once, after the run. What the control started ends here.
  default void cleanup() {}
}
