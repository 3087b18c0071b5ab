package turbulence.faults.kubernetes.credentials;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.world.FileTrouble;

/// A token in a file that somebody else renews. It is read with every request: that is cheaper than
/// to find out that a token is old. While the file cannot be read, the last token counts.
public final class TokenFile implements Credentials {
  private final Path file;
  private final @Nullable ClientKey key;
  private volatile @Nullable String last;

  /// @param first what counts until the file can be read; null when there is nothing
  /// @param key shown besides; may be null
  public TokenFile(Path file, @Nullable String first, @Nullable ClientKey key) {
    this.file = file;
    this.last = first;
    this.key = key;
  }

  @Override
  public Proof proof() throws CredentialsUnusable {
    return Proof.token(token()).with(key);
  }

  private String token() throws CredentialsUnusable {
    String before = last;
    try {
      String token = Files.readString(file).strip();
      if (!token.isEmpty()) {
        last = token;
        return token;
      } else if (before == null) {
        throw new CredentialsUnusable("the token file " + file + " is empty");
      }
    } catch (IOException e) {
      if (before == null) {
        throw new CredentialsUnusable("the token file cannot be read: " + FileTrouble.words(e), e);
      }
    }
    return before;
  }

  /// The file may have been changed between reading it and being refused.
  @Override
  public boolean renew(Proof refused) {
    try {
      return !proof().equals(refused);
    } catch (CredentialsUnusable e) {
      // Then the refusal is what there is to tell.
      return false;
    }
  }
}
