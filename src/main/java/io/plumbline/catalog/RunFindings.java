package io.plumbline.catalog;

import io.plumbline.model.Finding;
import java.util.List;
import java.util.Map;

/**
 * The findings of a run against the job's last completed run before it.
 *
 * @param current {@code NEW} and {@code OPEN} ones, in the order they were saved
 * @param fixed those of the run before that are gone, {@code FIXED}, as they were then
 * @param firstSeen for each fingerprint of both lists the id of the run that saw it first
 */
public record RunFindings(List<Finding> current, List<Finding> fixed, Map<String, String> firstSeen) {

    public RunFindings {
        current = List.copyOf(current);
        fixed = List.copyOf(fixed);
        firstSeen = Map.copyOf(firstSeen);
    }
}
