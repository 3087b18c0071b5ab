package turbulence.simulator.rights;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.simulator.api.Credentials.BadToken;

/// The key that a cluster signs its tokens with: JSON Web Tokens (RFC 7519), signed with ECDSA on
/// the curve P-256 (ES256). The key is made when it is first needed. Shared between threads.
final class Seal {
  private static final String ALGORITHM = "ES256";
  private static final String SIGNATURE = "SHA256withECDSAinP1363Format";
  private static final int NUMBER_BYTES = 32;
  private static final int REMEMBERED = 1000;
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private final Object making = new Object();
  private final Map<String, JsonObject> opened = new ConcurrentHashMap<>();
  private volatile @Nullable Key key;

  private record Key(KeyPair pair, String id) {}

  private Key key() {
    Key made = key;
    if (made == null) {
      synchronized (making) {
        made = key;
        if (made == null) {
          made = make();
          key = made;
        }
      }
    }
    return made;
  }

  private static Key make() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), new SecureRandom());
      KeyPair pair = generator.generateKeyPair();
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(pair.getPublic().getEncoded());
      return new Key(pair, TEXT.encodeToString(digest));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot make keys", e);
    }
  }

  /// The token that says so.
  String sealed(JsonObject claims) {
    Key own = key();
    String content =
        encoded(JsonObject.of("alg", ALGORITHM, "kid", own.id())) + "." + encoded(claims);
    try {
      Signature signature = Signature.getInstance(SIGNATURE);
      signature.initSign(own.pair().getPrivate());
      signature.update(content.getBytes(StandardCharsets.US_ASCII));
      return content + "." + TEXT.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot sign", e);
    }
  }

  private static String encoded(JsonObject part) {
    return TEXT.encodeToString(part.toString().getBytes(StandardCharsets.UTF_8));
  }

  /// What the token says, if it was made with this key.
  JsonObject opened(String token) throws BadToken {
    JsonObject known = opened.get(token);
    if (known != null) {
      return known;
    }
    JsonObject claims = verified(token);
    if (opened.size() >= REMEMBERED) {
      opened.clear();
    }
    opened.put(token, claims);
    return claims;
  }

  private JsonObject verified(String token) throws BadToken {
    int first = token.indexOf('.');
    int last = token.lastIndexOf('.');
    if (first < 0 || first == last || token.indexOf('.', first + 1) != last) {
      throw new BadToken("invalid bearer token");
    }
    JsonObject header = part(token.substring(0, first));
    JsonObject claims = part(token.substring(first + 1, last));
    Key own = key();
    if (!header.text("kid").orElse("").equals(own.id())) {
      throw new BadToken("[invalid bearer token, invalid signature, no keys found]");
    } else if (!header.text("alg").orElse("").equals(ALGORITHM) || !isSigned(own, token, last)) {
      throw new BadToken(
          "[invalid bearer token, go-jose/go-jose: error in cryptographic primitive]");
    }
    return claims;
  }

  private static JsonObject part(String text) throws BadToken {
    try {
      Json tree = JsonReader.read(Base64.getUrlDecoder().decode(text));
      if (tree instanceof JsonObject object) {
        return object;
      }
    } catch (IllegalArgumentException | JsonMalformed nonsense) {
      // Said below.
    }
    throw new BadToken("invalid bearer token");
  }

  private static boolean isSigned(Key own, String token, int dot) {
    try {
      Signature signature = Signature.getInstance(SIGNATURE);
      signature.initVerify(own.pair().getPublic());
      signature.update(token.substring(0, dot).getBytes(StandardCharsets.UTF_8));
      return signature.verify(Base64.getUrlDecoder().decode(token.substring(dot + 1)));
    } catch (GeneralSecurityException | IllegalArgumentException forged) {
      return false;
    }
  }

  /// The public half, as a JSON Web Key.
  JsonObject published() {
    Key own = key();
    ECPublicKey half = (ECPublicKey) own.pair().getPublic();
    return JsonObject.builder()
        .put("use", "sig")
        .put("kty", "EC")
        .put("kid", own.id())
        .put("crv", "P-256")
        .put("alg", ALGORITHM)
        .put("x", number(half.getW().getAffineX().toByteArray()))
        .put("y", number(half.getW().getAffineY().toByteArray()))
        .build();
  }

  /// Exactly as long as numbers of the curve are: neither a sign nor a lost zero in front.
  private static String number(byte[] bytes) {
    byte[] exact = new byte[NUMBER_BYTES];
    int length = Math.min(bytes.length, NUMBER_BYTES);
    System.arraycopy(bytes, bytes.length - length, exact, NUMBER_BYTES - length, length);
    return TEXT.encodeToString(exact);
  }
}
