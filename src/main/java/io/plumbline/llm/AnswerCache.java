package io.plumbline.llm;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps answers by the hash of everything that decides them. Safe for concurrent use. */
public interface AnswerCache {

    /** @return JSON as the model gave it */
    Optional<String> find(String promptHash);

    /** Keeps an answer; one that is known already stays. */
    void save(String promptHash, String provider, String model, String purpose, String answer);

    /** One that lasts as long as the process. */
    static AnswerCache inMemory() {
        Map<String, String> answers = new ConcurrentHashMap<>();
        return new AnswerCache() {
            @Override
            public Optional<String> find(String promptHash) {
                return Optional.ofNullable(answers.get(promptHash));
            }

            @Override
            public void save(String promptHash, String provider, String model, String purpose, String answer) {
                answers.putIfAbsent(promptHash, answer);
            }
        };
    }
}
