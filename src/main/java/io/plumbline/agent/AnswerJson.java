package io.plumbline.agent;

import io.plumbline.model.Citation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The stable JSON of answers and plans. */
public final class AnswerJson {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private AnswerJson() {}

    public static String of(Answer answer) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", 1);
        json.put("question", answer.plan().question());
        json.put("answer", answer.text());
        json.put(
                "sentences",
                answer.sentences().stream().map(AnswerJson::sentence).toList());
        json.put("abstained", answer.abstained());
        json.put("dropped", answer.dropped());
        json.put("provider", answer.provider());
        json.put("millis", answer.millis());
        return JSON.writeValueAsString(json);
    }

    /** The plan alone. */
    public static String of(Plan plan) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", 1);
        json.put("question", plan.question());
        json.put("note", plan.note());
        json.put("steps", plan.steps());
        return JSON.writeValueAsString(json);
    }

    private static Map<String, Object> sentence(Sentence sentence) {
        List<Map<String, Object>> citations =
                sentence.citations().stream().map(AnswerJson::citation).toList();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("text", sentence.text());
        json.put("citations", citations);
        if (sentence.remark()) {
            json.put("remark", true);
        }
        return json;
    }

    private static Map<String, Object> citation(Citation citation) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("source", citation.source());
        json.put("revision", citation.revision());
        json.put("locator", citation.locator().toString());
        json.put("level", citation.level().name());
        json.put("quote", citation.quote());
        return json;
    }
}
