package dev.bellwether.llm.local.files;

/** Hears how a file is read or comes in. Each method may throw, which ends the transfer. */
public interface TransferListener {
  /** Nobody listens. */
  TransferListener SILENT =
      new TransferListener() {
        @Override
        public void begins(String what, long bytes) {}

        @Override
        public void moved(long bytes) {}

        @Override
        public void note(String message) {}
      };

  /**
   * It begins, or begins anew.
   *
   * @param what is done, such as {@code download}
   * @param bytes in all; negative if nobody knows
   */
  void begins(String what, long bytes);

  /** More is done. */
  void moved(long bytes);

  /** Something the user should know; one line. */
  void note(String message);
}
