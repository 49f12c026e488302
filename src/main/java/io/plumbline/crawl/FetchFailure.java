package io.plumbline.crawl;

import io.plumbline.job.UserError;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Says why a fetch failed and what helps. */
final class FetchFailure {

    private FetchFailure() {}

    static UserError explain(String source, GitUrl url, Throwable failure, boolean tookTooLong) {
        String where = "source \"" + source + "\": " + url.address() + " ";
        if (tookTooLong || caused(failure, SocketTimeoutException.class)) {
            return UserError.source(
                    where + "did not answer in time; expected its commits",
                    "Try again later, or set timeout-seconds higher.");
        }
        if (caused(failure, UnknownHostException.class)) {
            return UserError.source(
                    where + "names host " + url.host() + ", which does not resolve; expected a reachable host",
                    "Check the address and the network.");
        }
        if (caused(failure, ConnectException.class)) {
            return UserError.source(
                    where + "refuses connections; expected a Git server", "Check the address and the network.");
        }
        if (caused(failure, SSLException.class)) {
            return UserError.source(
                    where + "shows a certificate that this Java does not trust",
                    "Add the issuer to Java's trust store (-Djavax.net.ssl.trustStore=…).");
        }
        String words = words(failure).toLowerCase(Locale.ROOT);
        if (words.contains("server key") || words.contains("host key")) {
            return UserError.source(
                    where + "shows a host key that this machine does not know",
                    "Connect once with ssh and accept it, so that it stands in ~/.ssh/known_hosts.");
        }
        if (words.contains("auth") || words.contains("not permitted") || status(words, "403")) {
            return UserError.source(
                    where + "refuses to be read with the credentials given",
                    url.ssh()
                            ? "Check that this machine's SSH key may read the repository."
                            : "Set token: ${GIT_TOKEN} to a token that may read the repository.");
        }
        if (words.contains("not found") || status(words, "404")) {
            return UserError.source(
                    where + "is no repository, or one that is hidden without a token",
                    "Check the address; for a private repository set token: ${GIT_TOKEN}.");
        }
        if (words.contains("redirect") || status(words, "30[1278]")) {
            return UserError.source(
                    where + "redirects elsewhere; Plumbline does not follow",
                    "Write the repository's present address as url.");
        }
        return UserError.source(where + "cannot be fetched: " + words(failure), "Check the address and the network.");
    }

    /** Whether the words hold a status of HTTP, as a number of its own: a port or a commit may hold its digits too. */
    private static boolean status(String words, String code) {
        return Pattern.compile("(?<![\\w:])" + code + "(?!\\w)").matcher(words).find();
    }

    private static boolean caused(Throwable failure, Class<? extends Throwable> kind) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (kind.isInstance(at)) {
                return true;
            }
        }
        return false;
    }

    /** The innermost message: addresses in it carry no password, because none was ever put into one. */
    private static String words(Throwable failure) {
        String words = failure.getClass().getSimpleName();
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at.getMessage() != null) {
                words = at.getMessage();
            }
        }
        return SafeNames.printable(words);
    }
}
