package io.plumbline.catalog;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.util.FileSystemUtils;

/** PostgreSQL's programs, unpacked once from the archive on the class path. */
final class Binaries {

    /** The major version the build carries; a data folder of another one is refused. */
    static final int MAJOR = 17;

    private final Path root;

    private Binaries(Path root) {
        this.root = root;
    }

    Path program(String name) {
        return root.resolve("bin").resolve(name);
    }

    /**
     * Unpacks the archive below a folder unless it already is there. The caller holds the start lock.
     *
     * @throws DatabaseProblem where the build carries no PostgreSQL for this platform
     */
    static Binaries install(Path folder) throws IOException {
        String archive = archive(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
        URL url = Binaries.class.getResource("/" + archive);
        if (url == null) {
            throw new DatabaseProblem(
                    "this build carries no PostgreSQL for this platform: " + archive + " is missing",
                    "set PLUMBLINE_DB_URL to a PostgreSQL 15 or newer, or build on this platform");
        }
        URLConnection connection = url.openConnection();
        Path root = folder.resolve(MAJOR + "-" + identity(connection));
        if (!Files.isDirectory(root)) {
            Path part = folder.resolve(root.getFileName() + ".part");
            FileSystemUtils.deleteRecursively(part);
            Files.createDirectories(part);
            try (InputStream in = new BufferedInputStream(connection.getInputStream(), 1 << 16)) {
                unpack(in, part);
            }
            Files.move(part, root, StandardCopyOption.ATOMIC_MOVE);
        }
        return new Binaries(root);
    }

    static String archive(String os, String arch) {
        String system = os.toLowerCase(Locale.ROOT);
        String platform = system.startsWith("mac") ? "darwin" : system.startsWith("windows") ? "windows" : "linux";
        String cpu = arch.equals("aarch64") ? "arm_64" : "x86_64";
        return "postgres-" + platform + "-" + cpu + ".txz";
    }

    private static String identity(URLConnection connection) throws IOException {
        long crc =
                connection instanceof JarURLConnection jar ? jar.getJarEntry().getCrc() : 0;
        return Long.toHexString(connection.getContentLengthLong()) + Long.toHexString(crc);
    }

    private static void unpack(InputStream in, Path target) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(in))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException(entry.getName() + " leaves the archive");
                }
                if (!file.equals(target) && !entry.getName().endsWith(".a")) {
                    unpack(tar, entry, file);
                }
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            throw new IOException(entry.getName() + " is a hard link, which PostgreSQL's archive never had");
        } else {
            Files.copy(tar, file);
            boolean executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
