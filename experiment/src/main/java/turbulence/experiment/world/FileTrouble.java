package turbulence.experiment.world;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/// What a file system's refusal says to a person: Java often names the path and keeps the reason in
/// the type.
public final class FileTrouble {
  private FileTrouble() {}

  public static String words(IOException trouble) {
    return switch (trouble) {
      case AccessDeniedException e -> e.getFile() + ": permission denied";
      case NoSuchFileException e -> e.getFile() + ": no such file or directory";
      case FileAlreadyExistsException e -> e.getFile() + ": exists already";
      case NotDirectoryException e -> e.getFile() + ": not a directory";
      case DirectoryNotEmptyException e -> e.getFile() + ": directory not empty";
      case FileSystemException e ->
          e.getFile()
              + ": "
              + (e.getReason() == null ? e.getClass().getSimpleName() : e.getReason());
      default -> String.valueOf(trouble.getMessage());
    };
  }
}
