package turbulence.faults.kubernetes.remote;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import turbulence.experiment.http.Deadlines;
import turbulence.experiment.http.HttpExchange;
import turbulence.experiment.http.HttpFailed;
import turbulence.experiment.world.World;
import turbulence.faults.kubernetes.cluster.Call;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Query;
import turbulence.faults.kubernetes.cluster.Ref;

/// Runs commands in containers, beside what runs there, and waits for their end. Nothing is typed
/// into them. Shared between threads.
///
/// @param within how long a command may take; it may go on in its container when that is over, as
///   nobody can end it from here
/// @param most how many bytes of each of its streams are kept
public record Exec(World world, Cluster cluster, Duration within, int most) {
  private static final String NEWEST = "v5.channel.k8s.io";
  private static final String OLDER = "v4.channel.k8s.io";

  /// What may still come after the word about the end.
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  /// How a command ended that ran in that container.
  public Ran run(Ref pod, String container, List<String> command)
      throws ClusterFailed, Unrun, InterruptedException {
    long end = world.nanoTime() + within.toNanos();
    String key = key();
    Query query = Query.NONE.and("container", container);
    for (String word : command) {
      query = query.and("command", word);
    }
    Call call =
        Call.get(pod.part("exec"))
            .with(query.and("stdout", "true").and("stderr", "true"))
            .upgrading(WebSocket.wish(key, NEWEST + ", " + OLDER));
    Duration handshake = within.compareTo(cluster.within()) < 0 ? within : cluster.within();
    Talk talk = cluster.within(handshake).listen(call, exchange -> talk(exchange, key, end));
    if (talk.streams.isEnded()) {
      return talk.streams.ran();
    }
    throw Unrun.because(talk.trouble);
  }

  /// What was heard of a command, and why no more.
  private record Talk(Streams streams, String trouble) {}

  private Talk talk(HttpExchange exchange, String key, long end) throws IOException {
    WebSocket socket = WebSocket.of(exchange, key);
    requireKnown(socket.protocol());
    exchange.allow(Deadlines.within(Duration.ofNanos(end - world.nanoTime())));
    Streams streams = new Streams(most, () -> exchange.allow(Deadlines.within(FAREWELL)));
    try {
      String last = socket.hear(streams);
      return new Talk(streams, "the connection was closed" + (last.isEmpty() ? "" : ": " + last));
    } catch (HttpFailed e) {
      if (e.reason() == HttpFailed.Reason.TIMED_OUT) {
        return new Talk(streams, "it did not end within " + shown(within));
      }
      return new Talk(streams, "the connection was lost: " + e.getMessage());
    } catch (ProtocolException | java.io.EOFException e) {
      return new Talk(streams, String.valueOf(e.getMessage()));
    }
  }

  private static void requireKnown(String protocol) throws ProtocolException {
    if (!protocol.equals(NEWEST) && !protocol.equals(OLDER)) {
      throw new ProtocolException("the server speaks '" + protocol + "', which is not known here");
    }
  }

  private static String shown(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }

  /// Only to be another one each time: nothing is kept secret by it, and no chance is drawn.
  private String key() {
    ByteBuffer bytes = ByteBuffer.allocate(16);
    bytes.putLong(world.nanoTime()).putLong(Thread.currentThread().threadId());
    return Base64.getEncoder().encodeToString(bytes.array());
  }
}
