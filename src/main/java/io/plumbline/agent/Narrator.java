package io.plumbline.agent;

import io.plumbline.llm.LanguageModel;
import io.plumbline.llm.Prompt.Block;
import io.plumbline.llm.Unanswered;
import io.plumbline.model.Estate;
import io.plumbline.model.FileTree;
import io.plumbline.model.Finding;
import io.plumbline.model.Redaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells what the findings of a run come to. The findings are given and stay as they are. Every sentence is made from
 * them, cited and checked; a language model may only choose among the sentences and put them better, and what it writes
 * is held to them. Not safe for concurrent use.
 */
public final class Narrator {

    private final CitationCheck check;
    private final Masking masking;
    private final NarratorDrafts drafts;
    private final List<String> domains;

    /**
     * @param estate what was audited
     * @param findings of the run, their citations checked
     * @param steps what the report says to do first: for each step the findings of one rule, the one to start with first
     * @param trees the sources at the revisions that were crawled
     */
    public Narrator(Estate estate, List<Finding> findings, List<List<Finding>> steps, List<FileTree> trees) {
        Docket docket = new Docket(estate, findings);
        DocketQueries queries = new DocketQueries(docket);
        Files files = new Files(trees);
        this.check = new CitationCheck(files, (source, path, page) -> Optional.empty(), queries::cite);
        this.masking = new Masking(files);
        this.drafts = new NarratorDrafts(docket, queries, steps);
        this.domains = domains(estate);
    }

    private static List<String> domains(Estate estate) {
        return Stream.concat(Stream.of("dbt", "git"), estate.accounts().stream().map(account -> "snowflake"))
                .distinct()
                .toList();
    }

    /** In our own words; equal findings give equal words. */
    public Narration told() {
        List<Sentence> summary = drafts.summary();
        List<Sentence> causes = drafts.causes();
        List<Sentence> plan = drafts.plan();
        List<Narration.Told> told = held(summary);
        List<Narration.Told> shared = held(causes);
        List<Narration.Told> todo = held(plan);
        int dropped = summary.size() + causes.size() + plan.size() - told.size() - shared.size() - todo.size();
        return new Narration(told, shared, todo, "none", dropped, "");
    }

    /** In the words of a model, as far as they hold; a part for which it has none stays in ours. */
    public Narration told(LanguageModel model) {
        Narration own = told();
        List<Sentence> proven = own.all()
                .map(told -> new Sentence(told.text(), told.citations()))
                .toList();
        if (proven.isEmpty()) {
            return own;
        }
        try {
            Phrasing.Phrased phrased = new Phrasing(model, check)
                    .of(
                            "narrate",
                            List.of(new Block("parts", parts(own))),
                            proven,
                            proven.stream().map(masking::of).toList(),
                            domains,
                            null);
            Map<String, List<Narration.Told>> parts = new LinkedHashMap<>();
            phrased.said().forEach(said -> parts.computeIfAbsent(said.part(), part -> new ArrayList<>())
                    .add(told(said.sentence())));
            return new Narration(
                    parts.getOrDefault("summary", own.summary()),
                    parts.getOrDefault("causes", own.causes()),
                    parts.getOrDefault("plan", own.plan()),
                    phrased.said().isEmpty() ? "none" : model.name(),
                    own.dropped() + phrased.dropped(),
                    "");
        } catch (Unanswered e) {
            return new Narration(
                    own.summary(),
                    own.causes(),
                    own.plan(),
                    "none",
                    own.dropped(),
                    new Redaction().text(e.getMessage() + ". " + e.action()));
        }
    }

    /** Which statements our own words have in which part. */
    private static String parts(Narration own) {
        int summary = own.summary().size();
        int causes = own.causes().size();
        return "summary: the first " + summary + " statements\ncauses: the next " + causes + "\nplan: the last "
                + own.plan().size();
    }

    private List<Narration.Told> held(List<Sentence> sentences) {
        return sentences.stream()
                .flatMap(sentence -> check.stands(sentence).stream())
                .map(Narrator::told)
                .toList();
    }

    private static Narration.Told told(Sentence sentence) {
        return new Narration.Told(sentence.text(), sentence.citations());
    }
}
