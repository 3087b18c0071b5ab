package turbulence.experiment.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.List;

/// Finds out where a body ends.
final class Bodies {
  private Bodies() {}

  static InputStream of(ResponseHead head, String method, InputStream in) throws IOException {
    if (head.status() == 101) {
      return in;
    }
    if (!head.hasBody(method)) {
      return new MeasuredBody(in, 0);
    }
    String encoding = head.headers().first("Transfer-Encoding");
    if (encoding != null) {
      return endsWithChunked(head.headers().all("Transfer-Encoding")) ? new ChunkedBody(in) : in;
    }
    List<String> lengths = head.headers().all("Content-Length");
    return lengths.isEmpty() ? in : new MeasuredBody(in, length(lengths));
  }

  private static boolean endsWithChunked(List<String> encodings) {
    String last = encodings.getLast();
    return last.substring(last.lastIndexOf(',') + 1).strip().equalsIgnoreCase("chunked");
  }

  private static long length(List<String> lengths) throws ProtocolException {
    long length = -1;
    for (String line : lengths) {
      for (String one : line.split(",", -1)) {
        long next = number(one.strip());
        if (next < 0 || (length >= 0 && next != length)) {
          throw new ProtocolException("Content-Length is no length: " + String.join(", ", lengths));
        }
        length = next;
      }
    }
    return length;
  }

  private static long number(String digits) {
    long number = digits.isEmpty() || digits.length() > 18 ? -1 : 0;
    for (int i = 0; i < digits.length() && number >= 0; i++) {
      int digit = digits.charAt(i) - '0';
      number = digit < 0 || digit > 9 ? -1 : number * 10 + digit;
    }
    return number;
  }
}
