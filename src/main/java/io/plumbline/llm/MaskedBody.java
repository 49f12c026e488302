package io.plumbline.llm;

import io.plumbline.model.Redaction;
import tools.jackson.databind.json.JsonMapper;

/** A request's body with every secret in it masked, text by text: in JSON a quote or line break would hide one. */
final class MaskedBody {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Redaction redaction;

    MaskedBody(Redaction redaction) {
        this.redaction = redaction;
    }

    /** @throws tools.jackson.core.JacksonException where the body is no JSON, so that it is not sent */
    String of(String body) {
        return JSON.writeValueAsString(redaction.value(JSON.readValue(body, Object.class)));
    }
}
