package io.plumbline.llm;

import io.plumbline.job.UserError;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where a provider may be: an address of http or https without a name, password, question or fragment in it. A key goes over
 * https or stays on this machine. The addresses where a cloud's machines find their own credentials are refused.
 */
final class ProviderAddress {

    private ProviderAddress() {}

    /** The address without a slash at its end. */
    static String checked(String address, boolean key) {
        URI uri = uri(address);
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        String host = uri.getHost();
        boolean plain = scheme.equals("http");
        if (!plain && !scheme.equals("https") || host == null) {
            throw wrong("is no address of http or https");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw wrong("holds a name, a password, a question or a fragment");
        }
        String bare = host.toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
        if (bare.startsWith("169.254.") || bare.startsWith("fe80:") || bare.startsWith("metadata.")) {
            throw wrong("is an address of the machine's own cloud");
        }
        boolean here = bare.equals("localhost") || bare.equals("::1") || bare.matches("127(\\.\\d{1,3}){3}");
        if (plain && key && !here) {
            throw wrong("is http, and the key would be readable on the way");
        }
        return address.replaceAll("/+$", "");
    }

    private static URI uri(String address) {
        try {
            return new URI(address);
        } catch (URISyntaxException e) {
            throw wrong("is no address of http or https");
        }
    }

    private static UserError wrong(String what) {
        return UserError.input("plumbline.llm.base-url " + what, "Give one such as https://gateway.example.com/v1.");
    }
}
