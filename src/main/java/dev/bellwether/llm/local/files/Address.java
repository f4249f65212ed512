package dev.bellwether.llm.local.files;

import dev.bellwether.BellwetherException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Where a model is downloaded from. It must be https, so that nobody on the way can put another
 * file in its place; http only where the checksum is known or the server is this machine.
 *
 * @param url the address
 * @param checked whether the checksum is known
 */
record Address(HttpUrl url, boolean checked) {

  /**
   * An address as the user gives it.
   *
   * @throws BellwetherException (usage) if it is none that is allowed
   */
  static Address parse(String text, boolean checked) {
    HttpUrl url = HttpUrl.parse(text);
    if (url == null) {
      throw BellwetherException.usage(
          "not an address: " + text, "for example https://example.org/model.gguf");
    }
    Address address = new Address(url, checked);
    if (!address.allowed()) {
      throw BellwetherException.usage(
          "not an https address: " + text, "http is allowed with --sha256 only");
    }
    return address;
  }

  /**
   * Where a server sends us instead; empty if that is not allowed.
   *
   * @param location as it says, maybe relative
   */
  Optional<Address> redirected(String location) {
    HttpUrl to = url.resolve(location);
    if (to == null || (url.isHttps() && !to.isHttps())) {
      return Optional.empty();
    }
    return Optional.of(new Address(to, checked)).filter(Address::allowed);
  }

  private boolean allowed() {
    String host = url.host();
    boolean here =
        host.equals("localhost") || host.equals("::1") || host.matches("127(\\.\\d+){3}");
    return url.isHttps() || checked || here;
  }

  /** The last part of the path, which is mostly the name of a file. */
  String fileName() {
    List<String> segments = url.pathSegments();
    return segments.get(segments.size() - 1);
  }

  /** Tells addresses apart without repeating what they say. */
  String hash() {
    MessageDigest digest = Sha256.digest();
    digest.update(url.toString().getBytes(StandardCharsets.UTF_8));
    return Sha256.of(digest).hex();
  }

  /** The address without what may be a key, for messages. */
  String shown() {
    return url.newBuilder().query(null).fragment(null).username("").password("").build().toString();
  }
}
