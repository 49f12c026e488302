package io.plumbline.parse;

/** A folder that was named as a dbt project and is none. */
public final class NoDbtProject extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param path where {@code dbt_project.yml} was looked for */
    public NoDbtProject(String path, String why) {
        super(path + ": " + why);
    }
}
