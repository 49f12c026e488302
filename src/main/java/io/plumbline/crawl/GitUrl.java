package io.plumbline.crawl;

import io.plumbline.job.UserError;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of a remote repository, over https or ssh, without a password.
 *
 * @param address what is handed to the transport; never carries a password
 * @param user user name of the address, null where it has none
 */
record GitUrl(String address, String host, @Nullable String user, boolean ssh) {

    private static final Pattern SCP =
            Pattern.compile("([A-Za-z0-9_][A-Za-z0-9_.-]*)@([A-Za-z0-9][A-Za-z0-9.-]*):([^-:\\s].*)");

    /**
     * @throws UserError of kind INPUT where the address is none of a remote repository; it does not repeat an address
     *     with a password
     */
    static GitUrl parse(String source, String text) {
        if (text.chars().anyMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c))) {
            throw wrong(source, "an address with blanks or control characters", "Remove them.");
        }
        Matcher scp = SCP.matcher(text);
        if (!text.contains("://") && scp.matches() && !text.contains("::")) {
            return new GitUrl(text, scp.group(2).toLowerCase(Locale.ROOT), scp.group(1), true);
        }
        return ofUri(source, text);
    }

    private static GitUrl ofUri(String source, String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw wrong(source, "something else", "Write https://host/owner/name.git or git@host:owner/name.git.");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (scheme.equals("file") || scheme.isEmpty()) {
            throw wrong(source, "an address on this machine", "Write path: instead of url: for a folder.");
        }
        if (!scheme.equals("https") && !scheme.equals("ssh")) {
            throw wrong(
                    source,
                    "the transport \"" + SafeNames.printable(scheme) + "\"",
                    "Use the repository's https or ssh address.");
        }
        String host = uri.getHost();
        String path = uri.getPath();
        String user = uri.getUserInfo();
        if (host == null || host.startsWith("-") || path == null || path.length() < 2 || path.startsWith("/-")) {
            throw wrong(source, "an address without host and path", "Write https://host/owner/name.git.");
        }
        if (user != null && (user.contains(":") || user.startsWith("-"))) {
            throw wrong(source, "an address with a password in it", "Take it out and write token: ${GIT_TOKEN}.");
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        boolean ssh = scheme.equals("ssh");
        String who = ssh && user != null ? user + "@" : "";
        return new GitUrl(
                scheme + "://" + who + host + port + uri.getRawPath(), host.toLowerCase(Locale.ROOT), user, ssh);
    }

    private static UserError wrong(String source, String found, String action) {
        return UserError.input(
                "source \"" + source + "\" has " + found + " as url; expected an https or ssh address of a repository",
                action);
    }

    /** The last part of the path, for the name of a folder: letters, digits, {@code -} and {@code _} only. */
    String name() {
        String plain = address.endsWith(".git") ? address.substring(0, address.length() - 4) : address;
        String last = plain.substring(Math.max(plain.lastIndexOf('/'), plain.lastIndexOf(':')) + 1);
        String clean = last.replaceAll("[^A-Za-z0-9_-]", "_");
        return clean.substring(0, Math.min(40, clean.length()));
    }
}
