package turbulence.experiment.http;

/// What is asked of whom, and how far to go for it.
///
/// @param method any word; sent as it stands
/// @param headers sent as they stand, `Host` included; the usual ones are added where they lack
public record HttpRequest(
    String method,
    Url url,
    Headers headers,
    Payload body,
    Deadlines deadlines,
    Trust trust,
    Limits limits) {

  public static HttpRequest of(String method, Url url) {
    return new HttpRequest(
        method, url, Headers.NONE, Payload.NONE, Deadlines.USUAL, Trust.USUAL, Limits.USUAL);
  }

  public static HttpRequest of(String method, String url) throws HttpFailed {
    return of(method, Url.parse(url));
  }

  public HttpRequest withHeaders(Headers these) {
    return new HttpRequest(method, url, these, body, deadlines, trust, limits);
  }

  public HttpRequest with(String header, String value) {
    return withHeaders(headers.with(header, value));
  }

  public HttpRequest with(Payload payload) {
    return new HttpRequest(method, url, headers, payload, deadlines, trust, limits);
  }

  public HttpRequest with(Deadlines these) {
    return new HttpRequest(method, url, headers, body, these, trust, limits);
  }

  public HttpRequest with(Trust other) {
    return new HttpRequest(method, url, headers, body, deadlines, other, limits);
  }

  public HttpRequest with(Limits these) {
    return new HttpRequest(method, url, headers, body, deadlines, trust, these);
  }

  public HttpRequest to(Url other) {
    return towards(method, other);
  }

  HttpRequest towards(String newMethod, Url newUrl) {
    return new HttpRequest(newMethod, newUrl, headers, body, deadlines, trust, limits);
  }
}
