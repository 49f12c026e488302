package io.plumbline.deliver;

import io.plumbline.job.UserError;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Git host's REST API: JSON, one token, a bounded wait. A host that is overloaded is asked again, as late as it says but at most
 * {@link #LONGEST_WAIT}. The token goes into a header and nowhere else.
 */
final class ReviewApi {

    static final int MOST_PAGES = 50;
    static final int PAGE = 100;

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final int TRIES = 4;
    private static final long MOST_BYTES = 16L << 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String host;
    private final URI base;
    private final String tokenHeader;
    private final String token;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /**
     * @param host what people call it, for messages
     * @param base address of the API
     * @param tokenHeader name of the header the token goes into
     * @param token the header's value
     */
    ReviewApi(String host, String base, String tokenHeader, String token) {
        this.host = host;
        this.base = address(host, base);
        this.tokenHeader = tokenHeader;
        this.token = token;
    }

    private static URI address(String host, String base) {
        try {
            URI uri = URI.create(base.endsWith("/") ? base : base + "/");
            if (uri.getHost() != null && List.of("http", "https").contains(String.valueOf(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw UserError.input(
                "the address of " + host + "'s API is \"" + base + "\"; expected http or https and a host",
                "The CI host sets it; check what overrides it.");
    }

    /** An answer: its status, its JSON; a missing node where there is none. */
    record Answer(int status, JsonNode json) {

        boolean ok() {
            return status >= 200 && status < 300;
        }
    }

    /** Every item of a list that comes in pages. */
    List<JsonNode> pages(String path, String what) {
        List<JsonNode> items = new ArrayList<>();
        for (int page = 1; page <= MOST_PAGES; page++) {
            JsonNode list = ask("GET", path + "?per_page=" + PAGE + "&page=" + page, null, what);
            list.forEach(items::add);
            if (list.size() < PAGE) {
                break;
            }
        }
        return items;
    }

    /**
     * Sends a request and answers with its JSON.
     *
     * @param body sent as JSON, null for none
     * @param what what is being done, for messages: {@code write a comment}
     * @throws UserError of kind SOURCE where the host refuses or is silent
     */
    JsonNode ask(String method, String path, @Nullable Map<String, String> body, String what) {
        Answer answer = send(method, path, body, what);
        if (answer.ok()) {
            return answer.json();
        }
        throw refused(answer, what);
    }

    /** The same, whatever the host answers. */
    Answer send(String method, String path, @Nullable Map<String, String> body, String what) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("User-Agent", "plumbline")
                .header(tokenHeader, token);
        request.method(
                method,
                body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body), StandardCharsets.UTF_8));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        for (int attempt = 1; ; attempt++) {
            try {
                HttpResponse<java.io.InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
                byte[] bytes = bytes(response);
                if (attempt == TRIES || !again(method, response)) {
                    return new Answer(response.statusCode(), json(bytes));
                }
                Thread.sleep(pause(response, attempt).toMillis());
            } catch (IOException e) {
                throw UserError.source(
                        host + " does not answer, cannot " + what + ": " + e.getMessage(),
                        "The step summary and the other formats hold the same report.");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw UserError.source("interrupted, cannot " + what, "Run it again.");
            }
        }
    }

    private static byte[] bytes(HttpResponse<java.io.InputStream> response) throws IOException {
        try (java.io.InputStream in = response.body()) {
            byte[] bytes = in.readNBytes((int) MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException("the answer has more than " + MOST_BYTES + " bytes");
            }
            return bytes;
        }
    }

    /** Overload, and a rate limit that says when it ends; a POST is sent again only where it certainly did nothing. */
    private static boolean again(String method, HttpResponse<?> response) {
        int status = response.statusCode();
        boolean limited = status == 429
                || status == 403 && response.headers().firstValue("Retry-After").isPresent();
        return limited || !method.equals("POST") && (status == 502 || status == 503 || status == 504);
    }

    private static Duration pause(HttpResponse<?> response, int attempt) {
        String after = response.headers().firstValue("Retry-After").orElse("");
        Duration wait = after.matches("\\d{1,6}")
                ? Duration.ofSeconds(Long.parseLong(after))
                : Duration.ofMillis(500L << attempt);
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private static JsonNode json(byte[] bytes) {
        try {
            return bytes.length == 0 ? JSON.missingNode() : JSON.readTree(bytes);
        } catch (JacksonException e) {
            return JSON.missingNode();
        }
    }

    private UserError refused(Answer answer, String what) {
        String said = answer.json().path("message").asString("");
        String problem = host + " answers " + answer.status() + ", cannot " + what
                + (said.isEmpty() ? "" : ": " + said.substring(0, Math.min(200, said.length())));
        return UserError.source(
                problem,
                switch (answer.status()) {
                    case 401 -> "The token is not valid or has run out.";
                    case 403, 404 ->
                        "The token may not write comments here: on GitHub give the job permissions: {pull-requests: write}, on GitLab "
                                + "use a token with the scope api. For a fork's pull request there is none; the step summary holds the report.";
                    case 422 -> "The host refuses the text or the number of the request.";
                    default -> "The step summary and the other formats hold the same report.";
                });
    }
}
