package turbulence.simulator.workload.image;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentSkipListSet;
import turbulence.simulator.workload.Console;
import turbulence.simulator.workload.Service;
import turbulence.simulator.workload.Service.Request;
import turbulence.simulator.workload.Service.Response;
import turbulence.simulator.workload.Shell;
import turbulence.simulator.workload.Transcript;

/// MongoDB as far as the demo application needs it: documents by their ids.
///
/// Its wire protocol is told by two methods that HTTP does not know: `FIND /COLLECTION` answers the
/// ids, one in a line, and `UPSERT /COLLECTION/ID` adds one. What it holds is lost with its
/// container.
final class DemoDatabase {
  static final int PORT = 27_017;
  private static final Duration BOOT = Duration.ofSeconds(2);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'+0000'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Shell shell;
  private final Shell.Program others;
  private final ConcurrentSkipListSet<String> documents = new ConcurrentSkipListSet<>();
  private volatile boolean listens;

  private DemoDatabase(Shell shell, Shell.Program others) {
    this.shell = shell;
    this.others = others;
  }

  static void start(Shell shell, Shell.Program others) {
    new DemoDatabase(shell, others).boot();
  }

  private void boot() {
    log(
        "CONTROL ",
        "[initandlisten] MongoDB starting : pid=1 port="
            + PORT
            + " dbpath=/data/db "
            + "64-bit host="
            + shell.place().pod());
    shell.onExec(new Client());
    shell.onTermination(this::shutDown);
    shell.after(BOOT, this::listen);
  }

  private void listen() {
    Service service = this::answer;
    shell.listen(PORT, service);
    listens = true;
    log("NETWORK ", "[initandlisten] waiting for connections on port " + PORT);
  }

  private void shutDown() {
    log(
        "CONTROL ",
        "[signalProcessingThread] got signal 15 (Terminated), will terminate after "
            + "current cmd ends");
    log("CONTROL ", "[signalProcessingThread] shutting down with code:0");
    shell.exit(0);
  }

  private void log(String component, String text) {
    Instant now = shell.now();
    shell.print(STAMP.format(now) + " I " + component + " " + text);
  }

  /// Runs the database's own client; others do the rest.
  private final class Client implements Shell.Program {
    @Override
    public Shell.Ran run(List<String> command) throws InterruptedException, Shell.NotFound {
      Transcript transcript = new Transcript();
      return transcript.ended(run(command, transcript));
    }

    @Override
    public int run(List<String> command, Console console)
        throws InterruptedException, Shell.NotFound {
      String program = command.isEmpty() ? "" : command.getFirst();
      String name = program.substring(program.lastIndexOf('/') + 1);
      if (!name.equals("mongo") && !name.equals("mongosh")) {
        return others.run(command, console);
      } else if (!listens) {
        console.complain(
            "Error: couldn't connect to server 127.0.0.1:"
                + PORT
                + ", connection attempt failed: Connection refused\nexception: connect failed\n");
        return 1;
      }
      console.write("{ \"ok\" : 1 }\n");
      return 0;
    }
  }

  private Response answer(Request request) {
    return switch (request.method()) {
      case "FIND" -> Response.text(200, String.join("\n", documents));
      case "UPSERT" -> {
        documents.add(request.path().substring(request.path().lastIndexOf('/') + 1));
        yield Response.text(200, "");
      }
      default ->
          Response.text(
              200,
              "It looks like you are trying to access MongoDB over HTTP on the native driver"
                  + " port.\n");
    };
  }
}
