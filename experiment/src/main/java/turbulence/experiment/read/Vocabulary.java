package turbulence.experiment.read;

import java.util.ArrayList;
import java.util.List;

/// The keys of experiment files: what readers accept, editors complete and the reference lists.
public final class Vocabulary {
  private Vocabulary() {}

  /// A key and what stands under it.
  ///
  /// @param needed whether it must be there
  /// @param about what it is, in a sentence for people
  public record Key(String name, Form form, boolean needed, String about) {}

  /// What may stand under a key.
  public enum Form {
    ANYTHING,
    TEXT,
    FLAG,
    NUMBER,
    WHOLE,
    /// A number, or a `${name}` that stands for one.
    SECONDS,
    /// Such as `500ms`, or a number of seconds.
    TIME,
    TEXTS,
    MAPPING,
    KIND,
    DRY,
    ON_FAILURE,
    SCOPE,
    STRATEGY,
    ROLLBACKS,
    RESTORE,
    TOLERANCE,
    TIMEOUT,
    ACTIVITIES,
    PROBES,
    CONTROLS,
    EXTENSIONS,
    PROVIDER,
    CONTROL_PROVIDER,
    HYPOTHESIS,
    RUNTIME,
    RUNTIME_STRATEGY,
    RUNTIME_ROLLBACKS,
    RUNTIME_RESTORE,
    RUNTIME_LIMITS,
    ON_LOST_FAULT,
    SAFEGUARDS,
    NAMESPACE,
    RUNTIME_SAFETY,
    ON_CLAIMED,
    /// A list of names of namespaces.
    NAMESPACES,
    /// A list of labels, such as `team=payments` or `team`.
    LABELS,
    /// A whole number, or a percentage such as `50%`.
    SHARE,
    PAUSES,
    RETRY
  }

  public static final List<Key> EXPERIMENT =
      List.of(
          needed("title", Form.TEXT, "What the experiment is called; `${name}` is filled in."),
          needed("description", Form.TEXT, "What it is about."),
          key("version", Form.ANYTHING, "The version of the format; read by nobody."),
          key("tags", Form.TEXTS, "Words to find it by."),
          key("contributions", Form.MAPPING, "What it tells about: a name and how much."),
          key("extensions", Form.EXTENSIONS, "Data of other tools, each with a name."),
          key("configuration", Form.MAPPING, "Values that `${name}` stands for."),
          key("secrets", Form.MAPPING, "Scopes of values that nobody may see."),
          key("steady-state-hypothesis", Form.HYPOTHESIS, "What steady means for the system."),
          needed("method", Form.ACTIVITIES, "What is done, in order; may be empty."),
          key("rollbacks", Form.ACTIVITIES, "What puts things back, in order."),
          key("controls", Form.CONTROLS, "Code that is asked around everything."),
          key("runtime", Form.RUNTIME, "How it is run when nobody says otherwise."),
          key("dry", Form.ANYTHING, "Written by runs; read by nobody."));

  public static final List<Key> HYPOTHESIS =
      List.of(
          needed("title", Form.TEXT, "What is supposed."),
          key("probes", Form.PROBES, "Probes, each with a tolerance."),
          key("controls", Form.CONTROLS, "Code that is asked around the hypothesis."));

  public static final List<Key> ACTIVITY =
      List.of(
          needed("type", Form.KIND, "Whether it looks (probe) or changes something (action)."),
          needed("name", Form.TEXT, "What it is called."),
          needed("provider", Form.PROVIDER, "What carries it out."),
          key("tolerance", Form.TOLERANCE, "What its output must be."),
          key("background", Form.FLAG, "Whether the next activity starts without waiting for it."),
          key("pauses", Form.PAUSES, "Waiting before and after it."),
          key("controls", Form.CONTROLS, "Code that is asked around it."),
          key("timeout", Form.NUMBER, "Seconds after which it is ended and has failed."),
          key("dry", Form.DRY, "What is only pretended."),
          key("retry", Form.RETRY, "For probes: ask again until the answer is as wanted."),
          key("on_failure", Form.ON_FAILURE, "What its failure means for the run."),
          key("description", Form.TEXT, "What it is about."),
          key("frequency", Form.NUMBER, "For safeguards: seconds between two looks."),
          key("iteration_index", Form.WHOLE, "Written by repetitions; read by nobody."));

  public static final List<Key> REFERENCE =
      List.of(
          needed("ref", Form.TEXT, "The name of an activity of the method or the hypothesis."),
          key("tolerance", Form.TOLERANCE, "What its output must be here."),
          key("background", Form.FLAG, "Whether the next activity starts without waiting for it."));

  public static final List<Key> PAUSES =
      List.of(
          key("before", Form.SECONDS, "Seconds to wait before the activity."),
          key("after", Form.SECONDS, "Seconds to wait after it."));

  public static final List<Key> RETRY =
      List.of(
          key("until", Form.TOLERANCE, "What the answer must be; the tolerance when left out."),
          key("every", Form.TIME, "The time between two questions; 1s when left out."),
          key("for", Form.TIME, "The time after which the last answer stands; 30s when left out."));

  public static final List<Key> CODE =
      List.of(
          needed("type", Form.TEXT, "`python`: a step written in code."),
          needed("module", Form.TEXT, "Where the step is."),
          needed("func", Form.TEXT, "The step."),
          key("arguments", Form.MAPPING, "Its arguments."),
          key("secrets", Form.TEXTS, "The scopes of secrets that it may see."));

  public static final List<Key> PROCESS =
      List.of(
          needed("type", Form.TEXT, "`process`: a program of this machine."),
          needed("path", Form.TEXT, "The program."),
          key("arguments", Form.ANYTHING, "A list of words, or a line for the shell."),
          key("timeout", Form.NUMBER, "Seconds after which it is killed."),
          key("secrets", Form.ANYTHING, "Read by nobody."));

  public static final List<Key> HTTP =
      List.of(
          needed("type", Form.TEXT, "`http`: an HTTP exchange."),
          needed("url", Form.TEXT, "Whom to ask."),
          key("method", Form.TEXT, "GET when left out."),
          key("headers", Form.MAPPING, "Header lines."),
          key("arguments", Form.ANYTHING, "The query of a GET, the body of others."),
          key("timeout", Form.TIMEOUT, "Seconds, or seconds to connect and to answer."),
          key("verify_tls", Form.FLAG, "Whether certificates are checked; true when left out."),
          key("max_retries", Form.WHOLE, "How often a failed connection is tried again."),
          key("secrets", Form.ANYTHING, "Read by nobody."),
          key("expected_status", Form.ANYTHING, "Read by nobody; use a tolerance."));

  public static final List<Key> CONTROL =
      List.of(
          needed("name", Form.TEXT, "What it is called."),
          needed("provider", Form.CONTROL_PROVIDER, "The code."),
          key("scope", Form.SCOPE, "`before` or `after`, when it is to be asked at one only."),
          key("automatic", Form.FLAG, "Whether it is asked inside too; true when left out."),
          key("ref", Form.TEXT, "Refused: a control is declared where it is used."));

  public static final List<Key> CONTROL_PROVIDER =
      List.of(
          key("type", Form.TEXT, "`python`."),
          needed("module", Form.TEXT, "Where the control is."),
          key("arguments", Form.MAPPING, "Its arguments."),
          key("secrets", Form.ANYTHING, "Read by nobody."));

  public static final List<Key> RUNTIME =
      List.of(
          key("hypothesis", Form.RUNTIME_STRATEGY, "When the hypothesis is checked."),
          key("rollbacks", Form.RUNTIME_ROLLBACKS, "When rollbacks are played."),
          key("restore", Form.RUNTIME_RESTORE, "When what the run changed is put back."),
          key("limits", Form.RUNTIME_LIMITS, "How far the run may reach."),
          key("on_lost_fault", Form.ON_LOST_FAULT, "When somebody else puts a fault back early."),
          key("require", Form.SAFEGUARDS, "Safeguards that a run must not do without."),
          key("safety", Form.RUNTIME_SAFETY, "How it is guarded in the systems that it changes."));

  public static final List<Key> RUNTIME_SAFETY =
      List.of(
          key("namespace", Form.NAMESPACE, "Where in a cluster its safeguards lie."),
          key("on_claimed", Form.ON_CLAIMED, "When another run is at a step's targets."));

  public static final List<Key> RUNTIME_STRATEGY =
      List.of(key("strategy", Form.STRATEGY, "When the hypothesis is checked."));

  public static final List<Key> RUNTIME_ROLLBACKS =
      List.of(key("strategy", Form.ROLLBACKS, "When rollbacks are played."));

  public static final List<Key> RUNTIME_RESTORE =
      List.of(
          key("strategy", Form.RESTORE, "When what the run changed is put back."),
          key("within", Form.TIME, "How long the system may take to be steady again; 30s."));

  public static final List<Key> RUNTIME_LIMITS =
      List.of(
          key("targets", Form.WHOLE, "How many objects one step may hit."),
          key("total", Form.WHOLE, "How many objects the whole run may hit."),
          key("protect", Form.NAMESPACES, "Namespaces in which nothing may be hit."),
          key("unprotect", Form.NAMESPACES, "Namespaces that are not protected by default."),
          key("protect_labels", Form.LABELS, "Nothing is hit that has one of these labels."),
          key("only_labels", Form.LABELS, "Nothing is hit that has none of these labels."),
          key("opt_in", Form.FLAG, "Nothing is hit that is not marked `turbulence.dev/allow`."),
          key("share_of_workload", Form.SHARE, "How many pods of a workload may be missing."),
          key("leave_ready", Form.WHOLE, "How many pods of a workload must stay ready."),
          key("share_of_nodes", Form.SHARE, "How many nodes may be closed."),
          key("share_of_zone", Form.SHARE, "How many nodes of a zone may be closed."),
          key("self", Form.FLAG, "Whether the run may hit what runs are made of."));

  private static Key key(String name, Form form, String about) {
    return new Key(name, form, false, about);
  }

  private static Key needed(String name, Form form, String about) {
    return new Key(name, form, true, about);
  }

  static List<String> names(List<Key> keys) {
    List<String> names = new ArrayList<>(keys.size());
    for (Key key : keys) {
      names.add(key.name());
    }
    return names;
  }
}
