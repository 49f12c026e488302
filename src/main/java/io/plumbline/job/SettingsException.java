package io.plumbline.job;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown with every mistake of a jobs.yml or plumbline.yml at once, in the order of its lines. */
public final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public SettingsException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
