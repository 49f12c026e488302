package io.plumbline.catalog;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The account PostgreSQL runs under. The server refuses to run as root, so root starts it inside a user namespace of
 * its own, or, where the kernel forbids that, as the account {@code postgres} or {@code nobody}.
 *
 * @param name whose files the cluster's files are
 * @param prefix what stands before each command line; empty for an ordinary user
 */
record Account(String name, List<String> prefix) {

    private static final String SHELL = "exec \"$0\" \"$@\"";

    Account {
        prefix = List.copyOf(prefix);
    }

    static Account current() {
        String user = System.getProperty("user.name", "");
        return of(user, isRoot(user), command -> Command.succeeds(command));
    }

    /** @param works whether a command line ends with exit code 0 */
    static Account of(String user, boolean root, Predicate<List<String>> works) {
        if (!root) {
            return new Account(user, List.of());
        }
        if (works.test(List.of("unshare", "-U", "true"))) {
            return new Account(user, List.of("unshare", "-U"));
        }
        return Stream.of("postgres", "nobody")
                .filter(name -> works.test(List.of("id", name)))
                .flatMap(name -> Stream.of(setpriv(name), su(name)))
                .filter(account -> works.test(account.command(List.of("true"))))
                .findFirst()
                .orElseThrow(() -> new DatabaseProblem(
                        "PostgreSQL refuses to run as root, and root may neither open a user namespace (unshare -U) nor"
                                + " become postgres or nobody here",
                        "run Plumbline as an ordinary user, or set PLUMBLINE_DB_URL to a PostgreSQL server"));
    }

    private static Account setpriv(String name) {
        return new Account(name, List.of("setpriv", "--reuid=" + name, "--regid=" + group(name), "--clear-groups"));
    }

    private static Account su(String name) {
        return new Account(name, List.of("su", "-s", "/bin/sh", name, "-c", SHELL, "--"));
    }

    private static String group(String name) {
        return Command.run(List.of("id", "-g", name)).output().strip();
    }

    private static boolean isRoot(String user) {
        try (Stream<String> status = Files.lines(Path.of("/proc/self/status"))) {
            return status.filter(line -> line.startsWith("Uid:")).anyMatch(line -> line.split("\\s+")[2].equals("0"));
        } catch (IOException e) {
            return user.equals("root");
        }
    }

    List<String> command(List<String> arguments) {
        return Stream.concat(prefix.stream(), arguments.stream()).toList();
    }

    /** Gives a folder and all below it to this account, where it belongs to another one and we may do so. */
    void own(Path folder) throws IOException {
        UserPrincipal owner = Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS);
        if (prefix.isEmpty() || owner.getName().equals(name)) {
            return;
        }
        UserPrincipal account =
                folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name);
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.setOwner(file, account);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failed) throws IOException {
                Files.setOwner(directory, account); // the root last: a walk cut short starts again
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
