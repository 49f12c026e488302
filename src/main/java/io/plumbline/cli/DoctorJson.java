package io.plumbline.cli;

import io.plumbline.model.Readiness;
import io.plumbline.model.Readiness.Fact;
import io.plumbline.pipeline.Examined;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What a look at the parts of jobs found, as JSON of {@code docs/schema/doctor.schema.json}. */
final class DoctorJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private DoctorJson() {}

    static String of(Path jobs, List<Examined> examined, int exit) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("format", 1);
        document.put("jobs", jobs.toString());
        document.put("exit", exit);
        List<Map<String, @Nullable Object>> checks = new ArrayList<>();
        examined.forEach(each -> checks.add(check(each)));
        document.put("checks", checks);
        return JSON.writeValueAsString(document);
    }

    private static Map<String, @Nullable Object> check(Examined examined) {
        Readiness found = examined.found();
        Examined.Problem problem = examined.problem();
        Map<String, @Nullable Object> check = new LinkedHashMap<>();
        check.put("part", examined.part().name().toLowerCase(Locale.ROOT));
        check.put("name", examined.name());
        check.put("type", examined.type());
        check.put("state", examined.state().name().toLowerCase(Locale.ROOT));
        Map<String, String> facts = new LinkedHashMap<>();
        if (found != null) {
            for (Fact fact : found.facts()) {
                facts.put(fact.name(), fact.value());
            }
        }
        check.put("facts", facts);
        check.put("gaps", found == null ? List.of() : found.gaps());
        check.put("setup", found == null ? List.of() : found.setup());
        check.put("problem", problem == null ? null : problem.problem());
        check.put("action", problem == null ? null : problem.action());
        return check;
    }
}
