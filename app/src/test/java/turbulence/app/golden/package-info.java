/// Replays recorded runs of Chaos Toolkit and compares: with plain Java collections and a reader of
/// its own, so that a mistake in the product's JSON does not hide itself. Nothing here is shipped.
package turbulence.app.golden;
