package turbulence.experiment.builtin.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Means;
import turbulence.experiment.extension.Undo;
import turbulence.experiment.extension.Undo.RestoreFile;
import turbulence.experiment.extension.Undoer;
import turbulence.experiment.world.FileReplacement;
import turbulence.experiment.world.FileTrouble;
import turbulence.experiment.world.World;

/// Gives files the content that they had. It touches content only: a mode that somebody changed
/// meanwhile stays.
public final class FileUndoer implements Undoer {
  @Override
  public boolean handles(Undo undo) {
    return undo instanceof RestoreFile;
  }

  @Override
  public Standing compare(List<Undo> history, Means means) throws ActivityFailed {
    RestoreFile first = form(history.getFirst());
    String live = live(first, means.world());
    if (live.equals(Content.digest(before(first)))) {
      return Standing.SETTLED;
    }
    for (Undo undo : history) {
      if (live.equals(form(undo).after())) {
        return Standing.OURS;
      }
    }
    return Standing.FOREIGN;
  }

  @Override
  public Standing restore(List<Undo> history, Means means) throws ActivityFailed {
    RestoreFile first = form(history.getFirst());
    byte[] before = before(first);
    Path path = means.world().resolve(first.path());
    try {
      if (before == null) {
        Files.deleteIfExists(path);
        FileReplacement.syncDirectory(path);
      } else {
        Path temporary = Content.temporary(path, Content.digest(before));
        FileReplacement.write(path, temporary, before, first.mode());
      }
      return Standing.SETTLED;
    } catch (IOException e) {
      throw new ActivityFailed("cannot be put back: " + FileTrouble.words(e), e);
    }
  }

  @Override
  public void tidy(List<Undo> history, Means means) throws ActivityFailed {
    try {
      for (Undo undo : history) {
        RestoreFile form = form(undo);
        Path path = means.world().resolve(form.path());
        Files.deleteIfExists(Content.temporary(path, form.after()));
        Files.deleteIfExists(Content.temporary(path, Content.digest(before(form))));
      }
    } catch (IOException e) {
      throw new ActivityFailed("a temporary file stays: " + FileTrouble.words(e), e);
    }
  }

  private static String live(RestoreFile form, World world) throws ActivityFailed {
    try {
      return Content.digest(world.resolve(form.path()));
    } catch (IOException e) {
      throw new ActivityFailed("cannot be looked at: " + FileTrouble.words(e), e);
    }
  }

  private static byte @Nullable [] before(RestoreFile form) {
    String before = form.before();
    if (before == null) {
      return null;
    }
    return form.base64()
        ? Base64.getDecoder().decode(before)
        : before.getBytes(StandardCharsets.UTF_8);
  }

  private static RestoreFile form(Undo undo) {
    return (RestoreFile) undo;
  }
}
