package turbulence.simulator.workload.image;

import java.time.Duration;
import java.util.Locale;

/// What a siege has done so far, and its table at the end. Shared between threads.
final class SiegeTally {
  private static final double MEGABYTE = 1024 * 1024;

  private long hits;
  private long successful;
  private long failed;
  private long bytes;
  private double seconds;
  private double longest;
  private double shortest = -1;

  /// There was an answer: a transaction, whatever it says.
  synchronized void answered(int status, int size, Duration took) {
    double time = took.toNanos() / 1e9;
    hits++;
    successful += status < 400 || status == 401 || status == 407 ? 1 : 0;
    bytes += size;
    seconds += time;
    longest = Math.max(longest, time);
    shortest = shortest < 0 ? time : Math.min(shortest, time);
  }

  /// There was none; the number of those.
  synchronized long failed() {
    return ++failed;
  }

  synchronized String table(Duration elapsed) {
    double time = Math.max(0.01, elapsed.toMillis() / 1000.0);
    StringBuilder table = new StringBuilder(512);
    whole(table, "Transactions:\t\t", hits, " hits");
    double all = hits + failed;
    decimal(table, "Availability:\t\t", hits == 0 ? 0 : hits / all * 100, " %");
    decimal(table, "Elapsed time:\t\t", time, " secs");
    decimal(table, "Data transferred:\t", bytes / MEGABYTE, " MB");
    decimal(table, "Response time:\t\t", hits == 0 ? 0 : seconds / hits, " secs");
    decimal(table, "Transaction rate:\t", hits / time, " trans/sec");
    decimal(table, "Throughput:\t\t", bytes / MEGABYTE / time, " MB/sec");
    decimal(table, "Concurrency:\t\t", seconds / time, "");
    whole(table, "Successful transactions:", successful, "");
    whole(table, "Failed transactions:\t", failed, "");
    decimal(table, "Longest transaction:\t", longest, "");
    decimal(table, "Shortest transaction:\t", Math.max(0, shortest), "");
    return table.append(" \n").toString();
  }

  private static void whole(StringBuilder table, String name, long value, String unit) {
    table.append(name).append("%12d".formatted(value)).append(unit).append('\n');
  }

  private static void decimal(StringBuilder table, String name, double value, String unit) {
    table
        .append(name)
        .append(String.format(Locale.ROOT, "%12.2f", value))
        .append(unit)
        .append('\n');
  }
}
