package turbulence.experiment.http;

import org.jspecify.annotations.Nullable;

/// How a server is reached: straight, or through a proxy.
record Route(Url url, @Nullable Url proxy) {
  /// What to connect to.
  Url door() {
    return proxy == null ? url : proxy;
  }

  /// What the request line asks for.
  String target() {
    return proxy == null || url.isSecure() ? url.target() : url.toString();
  }

  /// The credentials that go with each request; in a tunnel only the proxy itself gets them.
  String proxyCredentials() {
    return proxy == null ? "" : Outgoing.credentials(proxy);
  }
}
