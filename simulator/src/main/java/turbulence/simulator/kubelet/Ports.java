package turbulence.simulator.kubelet;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import turbulence.simulator.traffic.Wires;
import turbulence.simulator.workload.Service;

/// The ports on which the containers of one pod listen. Shared between threads.
final class Ports {
  private record Open(Program owner, Service service) {}

  private final Wires wires;
  private final Map<Integer, Open> open = new ConcurrentHashMap<>(2);
  private volatile String ip = "";

  Ports(Wires wires) {
    this.wires = wires;
  }

  void address(String podIp) {
    ip = podIp;
  }

  void open(Program owner, int port, Service service) {
    open.put(port, new Open(owner, service));
    wires.open(ip, port, service);
  }

  void closeAll(Program owner) {
    open.forEach((port, each) -> {
      if (each.owner.equals(owner) && open.remove(port, each)) {
        wires.close(ip, port);
      }
    });
  }

  void closeEverything() {
    open.forEach((port, each) -> {
      if (open.remove(port, each)) {
        wires.close(ip, port);
      }
    });
  }

  Optional<Service> at(int port) {
    return Optional.ofNullable(open.get(port)).map(Open::service);
  }
}
