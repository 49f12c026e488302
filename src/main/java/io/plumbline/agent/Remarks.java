package io.plumbline.agent;

import io.plumbline.agent.RemarkCheck.Checked;
import io.plumbline.agent.RemarkCheck.Remark;
import io.plumbline.llm.LanguageModel;
import io.plumbline.llm.Prompt;
import io.plumbline.llm.Prompt.Block;
import io.plumbline.llm.Unanswered;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Has a language model look over what is reviewed. It sees the lines, secrets masked, as data; what it remarks is checked and
 * labelled, and stands after what is proven. It changes no finding.
 */
final class Remarks {

    /** Remarks that are shown. */
    private static final int MOST = 5;

    private static final String LABEL = "Remark of a language model, advisory: ";

    private final LanguageModel model;
    private final Agent agent;

    Remarks(LanguageModel model, Agent agent) {
        this.model = model;
        this.agent = agent;
    }

    /**
     * What came of it.
     *
     * @param dropped remarks that did not hold, after they could be mended
     * @param note how many there were, or why there is none
     */
    record Made(List<Sentence> sentences, int dropped, String note) {

        Made {
            sentences = List.copyOf(sentences);
        }
    }

    /** On what the step of a plan reviews; empty where it reviews nothing that has lines. */
    Optional<Made> on(Plan plan) {
        return plan.steps().stream()
                .filter(step -> step.tool().equals(Intent.REVIEW.tool()))
                .findFirst()
                .map(step -> agent.reviewed(step.inputs()))
                .filter(reviewed -> reviewed.shown() > 0)
                .map(this::on);
    }

    private Made on(Reviewed reviewed) {
        RemarkCheck check = agent.remarkCheck(reviewed);
        List<Block> data = new ArrayList<>();
        reviewed.texts()
                .forEach(file -> data.add(new Block(
                        "lines",
                        file.path() + "\n"
                                + file.lines().stream()
                                        .map(Knowledge.Line::toString)
                                        .collect(Collectors.joining("\n")))));
        try {
            List<Tried> tried = asked(data, check);
            if (tried.stream().anyMatch(one -> !one.held())) {
                data.add(new Block("mistakes in a first answer", mistakes(tried)));
                List<Tried> mended = asked(data, check);
                tried = held(mended) >= held(tried) ? mended : tried;
            }
            return made(tried, reviewed);
        } catch (Unanswered e) {
            return new Made(List.of(), 0, "The language model has no remarks: " + e.getMessage() + ". " + e.action());
        }
    }

    private record Tried(Remark remark, Checked checked) {

        boolean held() {
            return checked.sentence().isPresent();
        }
    }

    private static long held(List<Tried> tried) {
        return tried.stream().filter(Tried::held).count();
    }

    private List<Tried> asked(List<Block> data, RemarkCheck check) {
        Set<Remark> remarks = new LinkedHashSet<>();
        for (JsonNode remark :
                model.ask(Prompt.of("review", List.of("dbt"), data)).get("remarks")) {
            remarks.add(new Remark(
                    remark.get("path").asString(),
                    remark.get("line").asInt(0),
                    remark.get("endLine").asInt(0),
                    remark.get("quote").asString(),
                    Phrases.sentence(remark.get("text").asString())));
        }
        return remarks.stream()
                .map(remark -> new Tried(remark, check.of(remark)))
                .toList();
    }

    private static String mistakes(List<Tried> tried) {
        return tried.stream()
                .filter(one -> !one.held())
                .map(one -> one.remark().text() + "\n  wrong: " + one.checked().problem())
                .collect(Collectors.joining("\n"));
    }

    private static Made made(List<Tried> tried, Reviewed reviewed) {
        List<Sentence> held = tried.stream()
                .flatMap(one -> one.checked().sentence().stream())
                .limit(MOST)
                .map(sentence -> new Sentence(LABEL + sentence.text(), sentence.citations(), true))
                .toList();
        int dropped = tried.size() - (int) held(tried);
        String shown = reviewed.shown() < reviewed.lines()
                ? " It was shown " + reviewed.shown() + " of " + reviewed.lines() + " lines."
                : "";
        String note = held.isEmpty()
                ? "The language model has no remark that holds, which says nothing of the lines."
                : "Remarks are what a language model thinks of the lines they cite; they change no finding.";
        return new Made(held, dropped, note + shown);
    }
}
