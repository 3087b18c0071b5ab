/// Making an experiment by questions and answers. Reads no files and writes none.
@NullMarked
package turbulence.app.cli.wizard;

import org.jspecify.annotations.NullMarked;
