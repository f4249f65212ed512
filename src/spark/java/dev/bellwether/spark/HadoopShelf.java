package dev.bellwether.spark;

import dev.bellwether.bulk.Part;
import dev.bellwether.bulk.Rejects;
import dev.bellwether.bulk.Shelf;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.fs.UnsupportedFileSystemException;

/**
 * A folder that Hadoop understands, such as one of HDFS. Where renaming is a copy, as in object
 * stores, a file still appears whole, since an object does.
 */
final class HadoopShelf implements Shelf {
  private static final String UNFINISHED = "_temporary";
  private static final long A_DAY_MS = 24L * 60 * 60 * 1000;

  private final Path root;
  private final Configuration configuration = new Configuration();

  HadoopShelf(String output, Map<String, String> settings) {
    this.root = new Path(output);
    settings.forEach(configuration::set);
  }

  private FileSystem system() throws IOException {
    return root.getFileSystem(configuration);
  }

  @Override
  public Set<String> files() throws IOException {
    Set<String> files = new TreeSet<>();
    FileSystem system = system();
    if (!system.exists(root)) {
      return files;
    }
    String base = system.makeQualified(root).toString();
    for (FileStatus day : system.listStatus(root)) {
      if (day.isDirectory() && day.getPath().getName().startsWith("date=")) {
        RemoteIterator<LocatedFileStatus> all = system.listFiles(day.getPath(), true);
        while (all.hasNext()) {
          String file = all.next().getPath().toString().substring(base.length() + 1);
          if (Part.isPath(file)) {
            files.add(file);
          }
        }
      }
    }
    return files;
  }

  @Override
  public void publish(java.nio.file.Path local, String path) throws IOException {
    FileSystem system = system();
    Path target = new Path(root, path);
    Path unfinished = new Path(root, UNFINISHED + "/" + UUID.randomUUID());
    system.copyFromLocalFile(false, true, new Path(local.toUri()), unfinished);
    system.mkdirs(target.getParent());
    rename(unfinished, target);
    Files.delete(local);
  }

  /** Replaces what is there, in one step where the file system can. */
  private void rename(Path unfinished, Path target) throws IOException {
    try {
      FileContext.getFileContext(root.toUri(), configuration)
          .rename(unfinished, target, Options.Rename.OVERWRITE);
    } catch (UnsupportedFileSystemException e) {
      // Only of the older of Hadoop's two interfaces, whose rename does not replace.
      FileSystem system = system();
      system.delete(target, false);
      if (!system.rename(unfinished, target)) {
        // Another attempt at the same may have been faster between the two steps.
        boolean there = system.exists(target);
        system.delete(unfinished, false);
        if (!there) {
          throw new IOException("cannot rename to " + target, e);
        }
      }
    }
  }

  @Override
  public Set<String> rejects() throws IOException {
    Set<String> files = new TreeSet<>();
    FileSystem system = system();
    Path folder = new Path(root, Rejects.FOLDER);
    if (system.exists(folder)) {
      for (FileStatus file : system.listStatus(folder)) {
        if (file.getPath().getName().endsWith(Rejects.ENDING)) {
          files.add(Rejects.FOLDER + "/" + file.getPath().getName());
        }
      }
    }
    return files;
  }

  @Override
  public List<String> lines(String path) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(system().open(new Path(root, path)), StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }

  @Override
  public void remove(String path) throws IOException {
    system().delete(new Path(root, path), false);
  }

  @Override
  public void sweep() throws IOException {
    FileSystem system = system();
    Path folder = new Path(root, UNFINISHED);
    if (!system.exists(folder)) {
      return;
    }
    FileStatus[] left = system.listStatus(folder);
    long newest = 0;
    for (FileStatus file : left) {
      newest = Math.max(newest, file.getModificationTime());
    }
    for (FileStatus file : left) {
      if (file.getModificationTime() < newest - A_DAY_MS) {
        system.delete(file.getPath(), true);
      }
    }
    if (left.length == 0) {
      system.delete(folder, false);
    }
  }
}
