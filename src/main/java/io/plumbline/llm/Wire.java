package io.plumbline.llm;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import io.plumbline.model.Redaction;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The one way out to a model, for chat and embedding alike. Secrets are masked in every request's body; an answer has a
 * largest size and a longest time; no redirect is followed; what a provider could not do just now is tried again as
 * {@link Retry} says, and by nobody else. What a provider answers to a failed call is never repeated. Safe for concurrent use.
 */
final class Wire implements HttpClient {

    /** Bytes of an answer: 64 vectors of 3,072 numbers are 3 MB. */
    static final int MOST_BYTES = 16 * 1024 * 1024;

    private final java.net.http.HttpClient client;
    private final Duration timeout;
    private final Retry retry;
    private final MaskedBody masked;

    Wire(Duration connect, Duration timeout, Retry retry, Redaction redaction) {
        this.client = java.net.http.HttpClient.newBuilder()
                .connectTimeout(connect)
                .followRedirects(Redirect.NEVER)
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .build();
        this.timeout = timeout;
        this.retry = retry;
        this.masked = new MaskedBody(redaction);
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        long end = System.nanoTime() + timeout.toNanos();
        try (InputStream in = open(request, end)) {
            String body = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return SuccessfulHttpResponse.builder().statusCode(200).body(body).build();
        } catch (IOException e) {
            throw WireProblem.broken(e, end);
        }
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        long end = System.nanoTime() + timeout.toNanos();
        try (InputStream in = open(request, end)) {
            listener.onOpen(SuccessfulHttpResponse.builder().statusCode(200).build());
            Kept kept = new Kept(in);
            parser.parse(kept, listener);
            if (kept.failure != null) {
                listener.onError(WireProblem.broken(kept.failure, end));
                return;
            }
            listener.onClose();
        } catch (IOException e) {
            listener.onError(WireProblem.broken(e, end));
        } catch (HttpException e) {
            listener.onError(e);
        }
    }

    /** Sends until there is an answer that is one, or no use in trying. */
    private InputStream open(HttpRequest request, long end) {
        for (int attempt = 1; ; attempt++) {
            WireProblem problem;
            try {
                HttpResponse<InputStream> response = send(request, end);
                if (response.statusCode() / 100 == 2) {
                    return new BoundedStream(response.body(), MOST_BYTES, end);
                }
                response.body().close();
                problem = WireProblem.status(response.statusCode(), attempt, Retry.asked(response.headers()));
            } catch (IOException e) {
                problem = WireProblem.unreached(e, attempt, end);
            }
            Duration pause = retry.pause(problem, attempt, Duration.ofNanos(end - System.nanoTime()));
            if (pause == null) {
                throw problem;
            }
            retry.sleep(pause);
        }
    }

    private HttpResponse<InputStream> send(HttpRequest request, long end) throws IOException {
        java.net.http.HttpRequest.Builder builder = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                .POST(BodyPublishers.ofString(masked.of(request.body())));
        request.headers().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        CompletableFuture<HttpResponse<InputStream>> answer =
                client.sendAsync(builder.build(), BodyHandlers.ofInputStream());
        try {
            return answer.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("no answer in time", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException("the call failed", e.getCause());
        }
    }

    /** Remembers that reading failed: a parser of events may take it for the end. */
    private static final class Kept extends FilterInputStream {

        private @Nullable IOException failure;

        private Kept(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return super.read(bytes, offset, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
    }
}
