package dev.bellwether.llm;

import okhttp3.Request;

/** How one vendor is asked and how it answers. Immutable. */
public interface Protocol extends VendorClient.FailureMapper {

  /** The settings that change answers, in one canonical line. */
  String parameters();

  /** The key, so that it can be kept out of messages; may be empty. */
  String secret();

  /**
   * The request.
   *
   * @param system the stable part of the prompt, first so that caches hit
   * @param user the part that changes
   */
  Request request(String system, String user);

  /**
   * The same question as one of a batch: the JSON of a request that is answered in a whole.
   *
   * @param system the stable part of the prompt
   * @param user the part that changes
   */
  String body(String system, String user);

  /** The vendor's API for many questions at once. */
  BatchApi batches(VendorClient client);

  /** Reads one answer to a prompt of this many characters. */
  AnswerReader reader(int promptChars);
}
