package io.plumbline.llm;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import io.plumbline.model.Redaction;
import java.time.Duration;

/** Hands the wire to a client; its times are ours, whatever the client would like. */
final class WireBuilder implements HttpClientBuilder {

    private final Duration connect;
    private final Duration timeout;
    private final Redaction redaction;

    WireBuilder(Duration timeout, Redaction redaction) {
        this.connect = timeout.compareTo(Duration.ofSeconds(10)) < 0 ? timeout : Duration.ofSeconds(10);
        this.timeout = timeout;
        this.redaction = redaction;
    }

    @Override
    public Duration connectTimeout() {
        return connect;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration wished) {
        return this;
    }

    @Override
    public Duration readTimeout() {
        return timeout;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration wished) {
        return this;
    }

    @Override
    public HttpClient build() {
        return new Wire(connect, timeout, new Retry(), redaction);
    }
}
