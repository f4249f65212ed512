package dev.bellwether.llm.local.gguf;

import dev.bellwether.BellwetherException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Opens a model file, and says in the user's words what is wrong with one. */
record HeaderFile(Path file, String called) {
  private static final int OLDEST = 2;
  private static final int NEWEST = 3;
  private static final String AGAIN = "download it again, or copy it again from where it is whole";
  private static final String FIND = "name a GGUF file, or a model of 'bellwether model list'";

  ModelHeader read() {
    if (!Files.exists(file)) {
      throw BellwetherException.usage("no model file " + called, FIND);
    }
    if (Files.isDirectory(file)) {
      throw BellwetherException.usage("the model file " + called + " is a folder", FIND);
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return read(channel);
    } catch (CorruptHeaderException e) {
      throw wrong("has a corrupt header: " + e.getMessage(), AGAIN);
    } catch (EOFException e) {
      throw wrong("is truncated: it ends within its header", AGAIN);
    } catch (AccessDeniedException e) {
      throw wrong("cannot be read: permission denied", "check its permissions");
    } catch (IOException e) {
      throw wrong("cannot be read: " + e.getMessage(), "check the disk it is on");
    }
  }

  private ModelHeader read(FileChannel channel) throws IOException {
    long bytes = channel.size();
    if (bytes == 0) {
      throw wrong("is empty", AGAIN);
    }
    ByteBuffer begin = ByteBuffer.allocate((int) Math.min(bytes, Magic.ENOUGH));
    channel.read(begin, 0);
    Optional<String> other = Magic.hintIfOther(begin.array());
    if (other.isPresent()) {
      throw wrong("is not a GGUF file", other.get());
    }
    HeaderInput in = new HeaderInput(channel, bytes);
    in.skip(Integer.BYTES);
    int version = version(in.fourBytes());
    GgufReader.Contents contents = new GgufReader(in).read();
    refuseParts(contents.metadata());
    ModelHeader header = ModelHeader.of(file, bytes, version, contents);
    contents.tensors().forEach(tensor -> refuseMissingData(tensor, contents.dataStart(), bytes));
    return header;
  }

  private int version(int version) {
    if (version >= OLDEST && version <= NEWEST) {
      return version;
    }
    int swapped = Integer.reverseBytes(version);
    if (swapped >= OLDEST && swapped <= NEWEST) {
      throw wrong("is written for big-endian machines", "take the little-endian file of the model");
    }
    throw wrong(
        "is of GGUF version " + Integer.toUnsignedString(version) + "; 2 and 3 can be read",
        "take a newer file of the model, or convert it with llama.cpp");
  }

  private void refuseParts(Metadata metadata) {
    long parts = metadata.whole("split.count").orElse(1);
    if (parts > 1) {
      throw wrong(
          "is one of " + parts + " parts of a model",
          "join them with 'llama-gguf-split --merge', which is part of llama.cpp");
    }
    String type = metadata.text("general.type").orElse("model");
    if (!type.equals("model")) {
      throw wrong("is no model but an addition to one: " + type, FIND);
    }
  }

  private void refuseMissingData(Tensor tensor, long dataStart, long bytes) {
    // In this order nothing can overflow: both differences are below the length of a file.
    if (tensor.offset() > bytes - dataStart
        || tensor.bytes() > bytes - dataStart - tensor.offset()) {
      throw wrong(
          "is truncated: it has %,d bytes, and the data of '%s' ends behind them"
              .formatted(bytes, tensor.name()),
          AGAIN);
    }
  }

  private BellwetherException wrong(String what, String hint) {
    return BellwetherException.usage("the model file " + called + " " + what, hint);
  }
}
