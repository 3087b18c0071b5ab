import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Calls a gateway at a fixed rate over connections that stay, and prints how long answers took from
/// the moment at which each request was meant to go out.
///
///     Callers HOST:PORT HOST-HEADER TARGET RATE SECONDS CONNECTIONS
final class Callers {
  private static final int MILLION = 1_000_000;

  private final long[] took;
  private final AtomicInteger failures = new AtomicInteger();

  private Callers(int count) {
    took = new long[count];
  }

  public static void main(String... args) throws Exception {
    int rate = Integer.parseInt(args[3]);
    int seconds = Integer.parseInt(args[4]);
    int connections = Integer.parseInt(args[5]);
    String head =
        "GET " + args[2] + " HTTP/1.1\r\nHost: " + args[1] + "\r\nUser-Agent: bench\r\n\r\n";
    byte[] request = head.getBytes(StandardCharsets.UTF_8);
    String[] address = args[0].split(":");
    Callers callers = new Callers(rate * seconds);
    long start = System.nanoTime() + 200L * MILLION;
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      int first = i;
      Socket socket = new Socket(address[0], Integer.parseInt(address[1]));
      socket.setTcpNoDelay(true);
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> callers.call(socket, request, new Plan(start, rate, first, connections))));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    callers.print(rate, (System.nanoTime() - start) / 1e9);
  }

  /// Which requests one connection sends, and when.
  private record Plan(long start, int rate, int first, int step) {
    long due(int request) {
      return start + request * 1_000_000_000L / rate;
    }
  }

  private void call(Socket socket, byte[] request, Plan plan) {
    try (socket;
        OutputStream out = new BufferedOutputStream(socket.getOutputStream())) {
      Answers answers = new Answers(socket.getInputStream());
      for (int i = plan.first; i < took.length; i += plan.step) {
        long due = plan.due(i);
        long left = due - System.nanoTime();
        if (left > 0) {
          Thread.sleep(left / MILLION, (int) (left % MILLION));
        }
        out.write(request);
        out.flush();
        if (answers.next() != 200) {
          failures.incrementAndGet();
        }
        took[i] = System.nanoTime() - due;
      }
    } catch (IOException | InterruptedException e) {
      System.err.println(e);
      failures.incrementAndGet();
    }
  }

  private void print(int rate, double seconds) {
    Arrays.sort(took);
    System.out.printf(
        "%d a second, %.0f really: %d failed, median %.2f ms, 99 %% %.2f ms, 99.9 %% %.2f ms,"
            + " slowest %.2f ms%n",
        rate, took.length / seconds, failures.get(), at(0.5), at(0.99), at(0.999), at(1));
  }

  private double at(double share) {
    return took[Math.min(took.length - 1, (int) (took.length * share))] / 1e6;
  }

  /// Reads one answer after the other from a connection.
  private static final class Answers {
    private final InputStream in;
    private final byte[] buffer = new byte[16_384];
    private int end;

    Answers(InputStream in) {
      this.in = in;
    }

    /// The status of the next answer, which is read to its end.
    int next() throws IOException {
      int head = -1;
      int length = 0;
      while (head < 0 || end < head + length) {
        int more = in.read(buffer, end, buffer.length - end);
        if (more < 0) {
          throw new IOException("the gateway hung up");
        }
        end += more;
        if (head < 0) {
          head = head();
          length = head < 0 ? 0 : length(head);
        }
      }
      int status = Integer.parseInt(new String(buffer, 9, 3, StandardCharsets.US_ASCII));
      System.arraycopy(buffer, head + length, buffer, 0, end - head - length);
      end -= head + length;
      return status;
    }

    private int head() {
      for (int i = 3; i < end; i++) {
        if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n') {
          return i + 1;
        }
      }
      return -1;
    }

    private int length(int head) {
      String lines = new String(buffer, 0, head, StandardCharsets.US_ASCII).toLowerCase();
      int at = lines.indexOf("content-length: ");
      return at < 0 ? 0 : Integer.parseInt(lines.substring(at + 16, lines.indexOf('\r', at)));
    }
  }
}
