package turbulence.experiment.builtin.file;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Target;
import turbulence.json.JsonObject;

/// Changes a local file: its whole content, or every occurrence of a text in it.
@About("Change a file of this machine; what it held before is put back after the run.")
public record EditFile(
    @About("The file, relative to the directory that the run started in.") String path,
    @About("Its whole new content; the file is created when it is not there.")
        @Nullable String content,
    @About("The text to look for, taken literally.") @Nullable String find,
    @About("What stands in its place from now on.") @Nullable String replace)
    implements Action {

  @Override
  public Prepared prepare(Scope scope) throws ActivityFailed {
    checkArguments();
    Seen seen = Seen.at(path, scope.world());
    return content == null ? replacing(seen) : writing(seen, content);
  }

  private Prepared writing(Seen seen, String text) throws ActivityFailed {
    byte[] after = bytes(text);
    return prepared(seen, after, "written", after.length);
  }

  private Prepared replacing(Seen seen) throws ActivityFailed {
    if (seen.content == null) {
      throw new ActivityFailed(seen.path + ": no such file");
    }
    String before = Content.text(seen.content);
    if (before == null) {
      throw new ActivityFailed(seen.path + ": not UTF-8 text, in which nothing can be found");
    }
    int found = count(before);
    if (found == 0) {
      throw new ActivityFailed(seen.path + ": does not contain '" + find + "'");
    }
    return prepared(seen, bytes(before.replace(text(find), text(replace))), "replaced", found);
  }

  private static Prepared prepared(Seen seen, byte[] after, String what, int amount) {
    return Prepared.of(
            List.of(Target.of("file", seen.path.toString())),
            () -> {
              seen.replace(after);
              return JsonObject.of("path", seen.path.toString(), what, amount);
            })
        .undoneBy(List.of(seen.undo(after)));
  }

  private void checkArguments() throws ActivityFailed {
    boolean searches = find != null && replace != null;
    boolean half = (find == null) != (replace == null);
    if (half || searches == (content != null)) {
      throw new ActivityFailed("edit_file needs either 'content', or 'find' and 'replace'");
    }
    if (find != null && find.isEmpty()) {
      throw new ActivityFailed("the argument 'find' of edit_file must not be empty");
    }
  }

  private int count(String text) {
    int found = 0;
    int at = text.indexOf(text(find));
    while (at >= 0) {
      found++;
      at = text.indexOf(text(find), at + text(find).length());
    }
    return found;
  }

  private byte[] bytes(String text) throws ActivityFailed {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > Seen.LIMIT) {
      throw new ActivityFailed("the new content of " + path + " is larger than 1 MiB");
    }
    return bytes;
  }

  private static String text(@Nullable String argument) {
    return argument == null ? "" : argument;
  }
}
