package turbulence.simulator.traffic;

import turbulence.simulator.workload.Service.Request;
import turbulence.simulator.workload.Service.Response;
import turbulence.simulator.workload.Service.Unreachable;

/// Another way into the cluster than by Ingresses, such as a proxy that runs in pods of its own.
public interface Front {
  /// No other way.
  Front NONE =
      new Front() {
        @Override
        public Fit fit(String host) {
          return Fit.NONE;
        }

        @Override
        public Response answer(Request request) throws Unreachable {
          throw new Unreachable("nobody is there");
        }
      };

  /// How well a way in knows a host; the order is from best to worst.
  enum Fit {
    /// It is named.
    OWN,
    /// A wildcard stands for it.
    WILDCARD,
    /// It is let in as every other.
    ANY,
    /// It is not known, but this way in would be the one to say so.
    UNKNOWN,
    NONE
  }

  /// How well this way knows the host, which is in lower case and without a port.
  Fit fit(String host);

  /// Answers a request from outside; an exception cuts the client's connection.
  Response answer(Request request) throws Unreachable, InterruptedException;
}
