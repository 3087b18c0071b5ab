/// The exercises of a book, done by the command line on a simulated cluster.
package turbulence.app.journey;
