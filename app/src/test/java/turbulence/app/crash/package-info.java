/// The program killed at any of its writes, and what it makes of that afterwards. What a single
/// ledger makes of it is tested beside the ledger.
package turbulence.app.crash;
