package io.plumbline.pipeline;

import io.plumbline.agent.Agent;
import io.plumbline.agent.Answer;
import io.plumbline.agent.Narration;
import io.plumbline.agent.Narrator;
import io.plumbline.audit.Audit;
import io.plumbline.llm.LanguageModel;
import io.plumbline.llm.ScriptedModel;
import io.plumbline.model.Finding;
import io.plumbline.parse.DbtReader;
import io.plumbline.parse.DbtSettings;
import io.plumbline.report.FirstSteps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A small dbt project into which somebody put something, and what Plumbline makes of it. */
final class HostileShop {

    static final String RULE = "instruction-to-model";

    private final Path folder;

    HostileShop(Path folder) {
        this.folder = folder;
        with("dbt_project.yml", "name: shop\nversion: '1.0'\n");
        with("models/orders.sql", "select 1 as order_id\n");
        with("models/totals.sql", "select order_id from {{ ref('orders') }}\n");
        with("models/schema.yml", described("One row per order."));
    }

    static String described(String description) {
        return "models:\n  - name: orders\n    description: '" + description.replace("'", "''") + "'\n";
    }

    HostileShop with(String path, String text) {
        try {
            Files.createDirectories(folder.resolve(path).getParent());
            Files.writeString(folder.resolve(path), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    /** What the rules find. */
    List<Finding> findings() {
        return Checked.of(workspace(), Audit.ofAllRules(), LocalDate.EPOCH).findings();
    }

    /**
     * What the rules find besides the text that speaks to a model, without the lines, which a hostile text may shift.
     */
    List<String> verdict() {
        return findings().stream()
                .filter(finding -> !finding.rule().equals(RULE))
                .map(finding -> finding.severity() + " " + finding.rule() + " " + finding.subject())
                .sorted()
                .toList();
    }

    Agent agent() {
        return FolderKnowledge.agent(folder, "prod", "snowflake", Map.of(), LocalDate.EPOCH);
    }

    Answer ask(String question, ScriptedModel model) {
        Agent agent = agent();
        return Assistance.of(model.environment()).answer(agent, agent.plan(question), null);
    }

    Narration narrated(ScriptedModel model) {
        return narrated(Assistance.of(model.environment()).model().orElseThrow());
    }

    Narration narrated(LanguageModel asked) {
        Workspace workspace = workspace();
        List<Finding> findings =
                Checked.of(workspace, Audit.ofAllRules(), LocalDate.EPOCH).findings();
        return new Narrator(
                        workspace.estate(),
                        findings,
                        FirstSteps.of(workspace.estate(), findings),
                        List.of(workspace.tree()))
                .told(asked);
    }

    private Workspace workspace() {
        return Workspace.open(folder, new DbtSettings("prod", "snowflake", Map.of()), new DbtReader());
    }
}
