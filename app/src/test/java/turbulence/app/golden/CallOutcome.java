package turbulence.app.golden;

import java.util.List;

/// What came of a call.
///
/// @param failure why it failed; null when it did not
/// @param atOnce how many writes were under way at the same time
record CallOutcome(Object result, String failure, List<ApiRequest> requests, int atOnce) {}
