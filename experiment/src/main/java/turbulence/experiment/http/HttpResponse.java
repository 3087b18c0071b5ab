package turbulence.experiment.http;

/// A complete answer.
///
/// @param headers as they came
/// @param body unpacked
public record HttpResponse(int status, String reason, Headers headers, Payload body) {}
