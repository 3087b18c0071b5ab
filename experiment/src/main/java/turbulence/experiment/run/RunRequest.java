package turbulence.experiment.run;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.model.Dry;
import turbulence.experiment.model.Limits;
import turbulence.experiment.model.Restore;
import turbulence.experiment.model.RollbackStrategy;
import turbulence.experiment.model.Strategy;

/// One run as somebody asked for it. What is null was not asked: file, settings or default decide.
///
/// @param source a path or URL
/// @param journal where the journal goes
/// @param validate whether the experiment is checked first
/// @param verifyTls whether certificates are checked when the source is fetched
/// @param variables each `name[:type]=value`
/// @param variableFiles files of variables
/// @param controlFiles files of controls for every experiment
/// @param restoreByDefault what restoring means when nobody says: it differs by the face
/// @param only parts or activity names to keep; empty for all
/// @param skip parts or activity names to leave out
/// @param remarks warnings to be said once the experiment looks valid
/// @param seed what the dice were set to, for the journal
/// @param limits how far the run may reach, beyond what files say
public record RunRequest(
    String source,
    Path journal,
    boolean validate,
    boolean verifyTls,
    @Nullable Dry dry,
    @Nullable Strategy strategy,
    double frequency,
    boolean failFast,
    @Nullable RollbackStrategy rollbacks,
    @Nullable Restore restore,
    Restore restoreByDefault,
    List<String> variables,
    List<Path> variableFiles,
    List<Path> controlFiles,
    List<String> only,
    List<String> skip,
    List<String> remarks,
    long seed,
    Limits limits) {

  public RunRequest {
    variables = List.copyOf(variables);
    variableFiles = List.copyOf(variableFiles);
    controlFiles = List.copyOf(controlFiles);
    only = List.copyOf(only);
    skip = List.copyOf(skip);
    remarks = List.copyOf(remarks);
  }

  /// A run as somebody gets it who asks for nothing in particular.
  public static RunRequest usual(String source, Path journal) {
    return new RunRequest(
        source,
        journal,
        true,
        true,
        null,
        null,
        1.0,
        false,
        null,
        null,
        Restore.ALWAYS,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        0,
        Limits.OPEN);
  }

  /// A request that is good for nothing but looking at an experiment.
  static RunRequest onlyToValidate(String source, boolean verifyTls) {
    return usual(source, Path.of("journal.json")).with(verifyTls, null, 0, Limits.OPEN);
  }

  public RunRequest with(@Nullable Dry other) {
    return with(verifyTls, other, seed, limits);
  }

  public RunRequest with(Limits other) {
    return with(verifyTls, dry, seed, other);
  }

  public RunRequest with(long otherSeed) {
    return with(verifyTls, dry, otherSeed, limits);
  }

  private RunRequest with(
      boolean otherVerifyTls, @Nullable Dry otherDry, long otherSeed, Limits otherLimits) {
    return new RunRequest(
        source,
        journal,
        validate,
        otherVerifyTls,
        otherDry,
        strategy,
        frequency,
        failFast,
        rollbacks,
        restore,
        restoreByDefault,
        variables,
        variableFiles,
        controlFiles,
        only,
        skip,
        remarks,
        otherSeed,
        otherLimits);
  }
}
