package turbulence.simulator.kubelet;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import turbulence.simulator.api.remote.Execution;
import turbulence.simulator.api.remote.Executor;
import turbulence.simulator.api.remote.Unavailable;
import turbulence.simulator.api.remote.Wish;
import turbulence.simulator.control.scheduling.Trees;
import turbulence.simulator.kubelet.console.Attachment;
import turbulence.simulator.kubelet.console.Command;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;
import turbulence.simulator.time.Timeline;

/// The programs that run, for who reaches them from outside. Shared between threads.
final class Doors implements Executor {
  private final Timeline timeline;
  private final Logs logs;
  private final Map<Key, Map<String, Program>> pods = new ConcurrentHashMap<>();

  Doors(Timeline timeline, Logs logs) {
    this.timeline = timeline;
    this.logs = logs;
  }

  void open(Key pod, String container, Program program) {
    pods.computeIfAbsent(pod, _ -> new ConcurrentHashMap<>(2)).put(container, program);
  }

  void forget(Key pod) {
    pods.remove(pod);
  }

  @Override
  public Execution begin(Stored pod, Wish wish) throws Unavailable {
    if (!logs.answers(Trees.text(pod.spec(), "nodeName"))) {
      String at = address(pod);
      String refused = "dial tcp " + at + ": connect: connection refused";
      throw Unavailable.silent(refused, "https://" + at + path(pod, wish));
    } else if (!wish.stdin() && !wish.stdout() && !wish.stderr()) {
      throw Unavailable.answered(400, "you must specify at least 1 of stdin, stdout, stderr");
    }
    Program program = pods.getOrDefault(pod.key(), Map.of()).get(wish.container());
    if (program == null || program.isOver()) {
      throw Unavailable.answered(500, missing(pod, wish));
    } else if (wish.attach()) {
      return Attachment.to(program.console(), wish);
    }
    byte[] id = new byte[32];
    program.random().nextBytes(id);
    return new Command(
        timeline,
        wish,
        HexFormat.of().formatHex(id),
        console -> program.execute(wish.command(), console));
  }

  private static String missing(Stored pod, Wish wish) {
    return wish.attach()
        ? "container "
            + wish.container()
            + " not found in pod "
            + pod.key().name()
            + "_"
            + pod.key().namespace()
        : "container not found (\"" + wish.container() + "\")";
  }

  private static String address(Stored pod) {
    String host = Trees.text(pod.status(), "hostIP");
    return (host.isEmpty() ? Trees.text(pod.spec(), "nodeName") : host) + ":10250";
  }

  private static String path(Stored pod, Wish wish) {
    List<String> words = new ArrayList<>();
    wish.command()
        .forEach(w -> words.add("command=" + URLEncoder.encode(w, StandardCharsets.UTF_8)));
    add(words, "error", wish.stderr());
    add(words, "input", wish.stdin());
    add(words, "output", wish.stdout());
    add(words, "tty", wish.tty());
    return (wish.attach() ? "/attach/" : "/exec/")
        + pod.key().namespace()
        + "/"
        + pod.key().name()
        + "/"
        + wish.container()
        + "?"
        + String.join("&", words);
  }

  private static void add(List<String> words, String name, boolean set) {
    if (set) {
      words.add(name + "=1");
    }
  }
}
