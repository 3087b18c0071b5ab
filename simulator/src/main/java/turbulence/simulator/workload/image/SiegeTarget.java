package turbulence.simulator.workload.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import turbulence.simulator.workload.Address;
import turbulence.simulator.workload.Body;
import turbulence.simulator.workload.Files;

/// A page under siege: `shop/cart`, `http://shop:8080/cart POST item=1`.
record SiegeTarget(Address address, String method, String body) {
  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

  /// Those on the command line and in the file that it names.
  static List<SiegeTarget> all(SiegeOptions options, Files files) throws SiegeOptions.Wrong {
    List<String> lines = new ArrayList<>(options.urls);
    if (!options.file.isEmpty()) {
      Body read =
          files
              .read(options.file)
              .orElseThrow(
                  () -> new SiegeOptions.Wrong("siege: could not open file: " + options.file));
      lines.addAll(read.text().lines().toList());
    }
    List<SiegeTarget> targets = new ArrayList<>();
    for (String line : lines) {
      if (!line.isBlank() && !line.startsWith("#")) {
        targets.add(of(line.strip()));
      }
    }
    return targets;
  }

  private static SiegeTarget of(String line) throws SiegeOptions.Wrong {
    String[] words = line.split("\\s+", 3);
    String method = words.length > 1 ? words[1].toUpperCase(Locale.ROOT) : "GET";
    String body = words.length > 2 ? words[2] : "";
    if (!METHODS.contains(method)) {
      throw new SiegeOptions.Wrong("siege: no such method in '" + line + "'");
    } else if (body.startsWith("<")) {
      throw new SiegeOptions.Wrong("siege: the simulator posts no files: '" + line + "'");
    }
    return new SiegeTarget(address(words[0]), method, body);
  }

  private static Address address(String url) throws SiegeOptions.Wrong {
    try {
      return Address.of(url.contains("://") ? url : "http://" + url);
    } catch (IllegalArgumentException odd) {
      throw new SiegeOptions.Wrong("siege: " + odd.getMessage());
    }
  }

  /// Where the answer sends those who asked.
  SiegeTarget moved(String location) throws SiegeOptions.Wrong {
    String url = location.startsWith("/") ? "http://" + address.authority() + location : location;
    return new SiegeTarget(address(url), "GET", "");
  }
}
