package io.plumbline.crawl;

import io.plumbline.model.WebLink;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Knows how the Git hosts name a file's lines at a commit. */
final class Hosts {

    private static final Pattern SCP = Pattern.compile("(?:[^@/:]+@)?([A-Za-z0-9.-]+):(?!/)(.+)");
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");

    /** @param path parts of the repository's path, without {@code .git} */
    private record Remote(String host, List<String> path) {}

    private Hosts() {}

    /**
     * The link of a remote's address, or null where its host is none that is known by name. User names, passwords and
     * ports never enter it.
     *
     * @param prefix folder of the source below the repository's root, empty for the root
     */
    static @Nullable WebLink link(@Nullable String address, String commit, String prefix) {
        Remote remote = address == null ? null : parse(address.strip());
        if (remote == null) {
            return null;
        }
        String folder = Arrays.stream(prefix.split("/"))
                .filter(part -> !part.isEmpty())
                .map(part -> encode(part) + "/")
                .collect(Collectors.joining());
        String host = remote.host();
        String repository = "https://" + host + "/"
                + remote.path().stream().map(Hosts::encode).collect(Collectors.joining("/"));
        if (isAt(host, "dev.azure.com") || host.endsWith(".visualstudio.com")) {
            return azure(remote, commit, folder);
        }
        if (remote.path().size() < 2) {
            return null;
        }
        if (named(host, "github")) {
            return new WebLink(repository + "/blob/" + commit + "/" + folder + "{path}?plain=1#L{line}-L{endLine}");
        }
        if (named(host, "gitlab")) {
            return new WebLink(repository + "/-/blob/" + commit + "/" + folder + "{path}?plain=1#L{line}-{endLine}");
        }
        return host.equals("bitbucket.org")
                ? new WebLink(repository + "/src/" + commit + "/" + folder + "{path}#lines-{line}:{endLine}")
                : null;
    }

    private static boolean named(String host, String name) {
        return host.equals(name + ".com") || host.startsWith(name + ".") && !host.startsWith(name + ".com.");
    }

    private static boolean isAt(String host, String domain) {
        return host.equals(domain) || host.endsWith("." + domain);
    }

    /** {@code /org/project/_git/repo} over https, {@code v3/org/project/repo} over ssh. */
    private static @Nullable WebLink azure(Remote remote, String commit, String folder) {
        List<String> path = remote.path();
        String repository;
        int git = path.indexOf("_git");
        if (git >= 0 && git + 2 == path.size()) {
            repository = "https://" + remote.host() + "/"
                    + path.stream().map(Hosts::encode).collect(Collectors.joining("/"));
        } else if (path.size() == 4 && path.get(0).equals("v3")) {
            repository = "https://dev.azure.com/" + encode(path.get(1)) + "/" + encode(path.get(2)) + "/_git/"
                    + encode(path.get(3));
        } else {
            return null;
        }
        return new WebLink(repository + "?path=/" + folder + "{path}&version=GC" + commit
                + "&line={line}&lineEnd={endLine}&lineStartColumn=1&lineEndColumn=999&lineStyle=plain&_a=contents");
    }

    private static @Nullable Remote parse(String address) {
        if (!address.contains("://")) {
            Matcher scp = SCP.matcher(address);
            return scp.matches() ? remote(scp.group(1), scp.group(2)) : null;
        }
        try {
            URI uri = new URI(address.replace(" ", "%20"));
            boolean known = List.of("https", "http", "ssh", "git").contains(uri.getScheme());
            return known && uri.getHost() != null && uri.getPath() != null
                    ? remote(uri.getHost(), uri.getPath())
                    : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static @Nullable Remote remote(String host, String path) {
        String plain = path.endsWith(".git") ? path.substring(0, path.length() - 4) : path;
        List<String> parts =
                Arrays.stream(plain.split("/")).filter(part -> !part.isEmpty()).toList();
        String name = host.toLowerCase(Locale.ROOT);
        return HOST.matcher(name).matches() && !parts.isEmpty() ? new Remote(name, parts) : null;
    }

    private static String encode(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
