/// Inputs that nobody should write, and what the program does with them.
package turbulence.app.wild;
