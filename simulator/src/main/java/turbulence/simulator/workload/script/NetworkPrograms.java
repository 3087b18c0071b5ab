package turbulence.simulator.workload.script;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import turbulence.simulator.workload.Address;
import turbulence.simulator.workload.Body;
import turbulence.simulator.workload.Files.Unwritable;
import turbulence.simulator.workload.Headers;
import turbulence.simulator.workload.Network;
import turbulence.simulator.workload.Service.Request;
import turbulence.simulator.workload.Service.Response;
import turbulence.simulator.workload.Service.Unreachable;

/// Programs that call others over the cluster's network.
final class NetworkPrograms {
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final Set<String> WITH_VALUE =
      Set.of(
          "-H",
          "--header",
          "-X",
          "--request",
          "-o",
          "-d",
          "--data",
          "-m",
          "--max-time",
          "-T",
          "-w",
          "--write-out",
          "--connect-timeout",
          "--timeout",
          "-t");

  private final Network network;
  private final Container container;
  private final Streams streams;

  NetworkPrograms(Network network, Container container, Streams streams) {
    this.network = network;
    this.container = container;
    this.streams = streams;
  }

  int run(List<String> words) throws InterruptedException, Unreachable {
    String program = words.getFirst().substring(words.getFirst().lastIndexOf('/') + 1);
    List<String> rest = words.subList(1, words.size());
    return switch (program) {
      case "nslookup" -> lookUp(rest);
      case "nc" -> knock(rest);
      case "wget" -> fetch(program, Options.ofWget(rest));
      default -> fetch(program, new Options(rest));
    };
  }

  private static final class Options {
    private final List<String> words;

    Options(List<String> words) {
      this.words = words;
    }

    /// Those of `wget`, in which `-O` names a file.
    static Options ofWget(List<String> words) {
      int at = words.indexOf("-O");
      if (at < 0 || at + 1 >= words.size()) {
        return new Options(words);
      }
      List<String> changed = new ArrayList<>(words);
      changed.set(at, words.get(at + 1).equals("-") ? "-O-" : "-o");
      if (words.get(at + 1).equals("-")) {
        changed.remove(at + 1);
      }
      return new Options(changed);
    }

    boolean has(String... names) {
      return List.of(names).stream()
          .anyMatch(name ->
              words.contains(name)
                  || name.length() == 2
                      && words.stream()
                          .anyMatch(
                              w -> w.matches("-[a-zA-Z]+-?") && w.indexOf(name.charAt(1)) > 0));
    }

    String value(String otherwise, String... names) {
      for (int i = 0; i + 1 < words.size(); i++) {
        if (List.of(names).contains(words.get(i))) {
          return words.get(i + 1);
        }
      }
      return otherwise;
    }

    String plain() {
      for (int i = 0; i < words.size(); i++) {
        if (!words.get(i).startsWith("-") && (i == 0 || !WITH_VALUE.contains(words.get(i - 1)))) {
          return words.get(i);
        }
      }
      return "";
    }
  }

  private int fetch(String program, Options options) throws InterruptedException, Unreachable {
    String url = options.plain();
    Address address;
    try {
      address = Address.of(url.contains("://") ? url : "http://" + url);
    } catch (IllegalArgumentException e) {
      streams.complain(program + ": bad address '" + url + "'");
      return program.equals("curl") ? 3 : 1;
    }
    Response response =
        network.call(address.host(), address.port(), request(address, options), patience(options));
    boolean failed = response.status() >= 400;
    if (program.equals("wget") && failed) {
      streams.complain("wget: server returned error: HTTP/1.1 " + response.status());
      return 1;
    } else if (failed && options.has("-f", "--fail")) {
      streams.complain("curl: (22) The requested URL returned error: " + response.status());
      return 22;
    }
    show(program, options, response);
    return 0;
  }

  private void show(String program, Options options, Response response) {
    String file = options.value("-", "-o", "-O");
    boolean hidden = program.equals("wget") && !options.has("-O-", "-O");
    if (options.has("-i", "--include")) {
      streams.say("HTTP/1.1 " + response.status());
      response.headers().all().forEach(h -> streams.say(h.getKey() + ": " + h.getValue()));
      streams.say("");
    }
    if (!file.equals("-")) {
      keep(file, response.body().text());
    } else if (!hidden) {
      streams.output().accept(response.body().text());
    }
    String format = options.value("", "-w", "--write-out");
    streams
        .output()
        .accept(
            format
                .replace("%{http_code}", Integer.toString(response.status()))
                .replace("\\n", "\n"));
  }

  private void keep(String file, String text) {
    try {
      container.into(Disk.path("/", file), false).accept(text);
    } catch (Unwritable refused) {
      streams.complain("can't open '" + file + "': " + refused.reason());
    }
  }

  private static Request request(Address address, Options options) {
    String header = options.value("", "-H", "--header");
    int colon = header.indexOf(':');
    Headers headers =
        colon > 0 && header.substring(0, colon).equalsIgnoreCase("Host")
            ? Headers.NONE
            : Headers.of("Host", address.authority());
    if (colon > 0) {
      headers = headers.with(header.substring(0, colon), header.substring(colon + 1).strip());
    }
    String data = options.value("", "-d", "--data");
    String method = options.value(data.isEmpty() ? "GET" : "POST", "-X", "--request");
    return new Request(method, address.target(), headers, Body.of(data), "");
  }

  private static Duration patience(Options options) {
    double seconds =
        Durations.seconds(
            options.value("", "-m", "--max-time", "-T", "--timeout", "--connect-timeout"));
    return seconds > 0 && seconds < PATIENCE.toSeconds()
        ? Duration.ofMillis((long) (seconds * 1000))
        : PATIENCE;
  }

  private int lookUp(List<String> words) {
    String name = words.isEmpty() ? "" : words.getFirst();
    streams.say("Server:\t\t10.96.0.10");
    streams.say("Address:\t10.96.0.10:53");
    streams.say("");
    List<String> addresses = network.addresses(name);
    if (addresses.isEmpty()) {
      streams.complain("** server can't find " + name + ": NXDOMAIN");
      return 1;
    }
    addresses.forEach(address -> {
      streams.say("Name:\t" + name);
      streams.say("Address: " + address);
    });
    return 0;
  }

  /// `nc -z HOST PORT`
  private int knock(List<String> words) throws InterruptedException, Unreachable {
    List<String> plain = words.stream().filter(word -> !word.startsWith("-")).toList();
    if (plain.size() < 2 || !plain.getLast().chars().allMatch(Character::isDigit)) {
      streams.complain("nc: bad address");
      return 1;
    }
    network
        .connect(plain.get(plain.size() - 2), URI.create("x://h:" + plain.getLast()).getPort())
        .close();
    return 0;
  }
}
