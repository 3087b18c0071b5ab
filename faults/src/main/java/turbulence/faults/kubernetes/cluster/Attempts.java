package turbulence.faults.kubernetes.cluster;

import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.http.HttpFailed;
import turbulence.experiment.world.World;
import turbulence.faults.kubernetes.credentials.Credentials;
import turbulence.faults.kubernetes.credentials.Proof;

/// The tries of one call, and whether there is to be another one.
final class Attempts {
  private static final int MOST_REFUSED = 10;
  private static final int MOST_SILENT = 2;
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final World world;
  private final Call call;
  private final long end;
  private int refused;
  private int silent;
  private boolean renewed;

  Attempts(World world, Call call, Duration within) {
    this.world = world;
    this.call = call;
    this.end = world.nanoTime() + within.toNanos();
  }

  Duration left() {
    return Duration.ofNanos(Math.max(0, end - world.nanoTime()));
  }

  /// Whether other credentials are worth a try: once, since the server has done nothing.
  boolean renews(Credentials credentials, Proof proof) {
    if (renewed) {
      return false;
    }
    renewed = true;
    return credentials.renew(proof);
  }

  /// Returns when it is time for another try; otherwise throws the refusal.
  void afterRefusal(ClusterFailed failed) throws ClusterFailed, InterruptedException {
    Duration wait = failed.retryAfter().orElse(null);
    boolean harmless = failed.code() == 429 || (failed.code() >= 500 && call.isRead());
    if (wait == null
        || !harmless
        || failed.isBudget()
        || ++refused > MOST_REFUSED
        || wait.compareTo(left()) >= 0) {
      throw failed;
    }
    world.sleep(wait);
  }

  /// The same, when there was no answer. Before there is a connection nothing was asked for; after
  /// that only what reads may be asked for again.
  void afterSilence(HttpFailed cause, ClusterFailed failed)
      throws ClusterFailed, InterruptedException {
    boolean harmless =
        switch (cause.reason()) {
          case UNREACHABLE -> !isForGood(cause);
          case CUT, TRUNCATED -> call.isRead();
          case INVALID, TIMED_OUT, TOO_LARGE, TOO_MANY_REDIRECTS -> false;
        };
    Duration wait = PAUSE.multipliedBy(silent);
    if (!harmless || ++silent > MOST_SILENT || wait.compareTo(left()) >= 0) {
      throw failed;
    }
    world.sleep(wait);
  }

  /// A certificate does not become right, nor a name known, in a moment.
  private static boolean isForGood(HttpFailed failed) {
    for (@Nullable Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLException || cause instanceof UnknownHostException) {
        return true;
      }
    }
    return false;
  }
}
