package io.plumbline.job;

import java.util.List;

/**
 * Who may have analyses run, and how far they go: the part {@code analyses} of jobs.yml.
 *
 * @param approvers who may say yes, at least one
 * @param requesters who may ask; empty for everybody
 * @param twoEyes whether nobody approves what he asked himself
 * @param hours how long an approval holds
 * @param explain whether the account's planner is asked before somebody approved
 * @param tables names, {@code DB} or {@code DB.SCHEMA}, that every table's name must start with; empty for any table
 * @param rows most rows of a result
 * @param megabytes most of a result, in units of 2^20 bytes
 * @param seconds most seconds at the warehouse
 * @param line 1-based line in jobs.yml, for messages
 */
public record AnalysesSpec(
        List<String> approvers,
        List<String> requesters,
        boolean twoEyes,
        int hours,
        boolean explain,
        List<String> tables,
        int rows,
        int megabytes,
        int seconds,
        int line) {

    public AnalysesSpec {
        approvers = List.copyOf(approvers);
        requesters = List.copyOf(requesters);
        tables = List.copyOf(tables);
    }

    public boolean mayAsk(String person) {
        return requesters.isEmpty() || requesters.contains(person);
    }

    public boolean mayApprove(String person) {
        return approvers.contains(person);
    }
}
