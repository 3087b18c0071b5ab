package turbulence.experiment.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far a run may reach, as far as one place says it: a file or the command line.
///
/// @param targets how many objects one step may hit; null for any number
/// @param total how many objects the whole run may hit; null for any number
/// @param protect namespaces in which nothing may be hit
/// @param unprotect namespaces whose protection by default is lifted
/// @param labels what labels say to it
/// @param shares how much of a whole may be missing
/// @param self whether the run may hit what it is itself made of; null for whatever others say
public record Limits(
    @Nullable Integer targets,
    @Nullable Integer total,
    List<String> protect,
    List<String> unprotect,
    Labels labels,
    Shares shares,
    @Nullable Boolean self) {
  public static final Limits OPEN = new Limits(null, null, List.of(), List.of());

  public Limits {
    protect = List.copyOf(protect);
    unprotect = List.copyOf(unprotect);
  }

  /// With nothing said of labels and shares.
  public Limits(
      @Nullable Integer targets,
      @Nullable Integer total,
      List<String> protect,
      List<String> unprotect) {
    this(targets, total, protect, unprotect, Labels.OPEN, Shares.OPEN, null);
  }

  /// Who may be hit, by labels such as `team=payments` or, with any value, `team`: those of the
  /// object, of what owns it, and of its namespace.
  ///
  /// @param protect whoever has one of them is not hit
  /// @param only whoever has none of them is not hit; empty for no such limit
  /// @param optIn whether only those are hit that are marked as willing; null when it is not said
  public record Labels(List<String> protect, List<String> only, @Nullable Boolean optIn) {
    public static final Labels OPEN = new Labels(List.of(), List.of(), null);

    public Labels {
      protect = List.copyOf(protect);
      only = List.copyOf(only);
    }
  }

  /// How much of a whole may be missing at one time because of the run.
  ///
  /// @param workload of the pods of one workload; null for all
  /// @param nodes of the nodes; null for all
  /// @param zone of the nodes of one zone; null for all
  /// @param leaveReady how many pods of a workload have to stay ready; null for none
  public record Shares(
      @Nullable Share workload,
      @Nullable Share nodes,
      @Nullable Share zone,
      @Nullable Integer leaveReady) {
    public static final Shares OPEN = new Shares(null, null, null, null);
  }
}
