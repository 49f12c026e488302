package io.plumbline.audit.dbt;

import io.plumbline.model.Location;
import io.plumbline.model.Project;

/** An audited project with the conventions and exceptions it has set for itself. */
public record Home(Project project, Conventions conventions, Exceptions exceptions) {

    public String name() {
        return project.name();
    }

    /** A path of the source as dbt names it: below the project's root. */
    public String relative(String path) {
        String root = project.root();
        return !root.isEmpty() && path.startsWith(root + "/") ? path.substring(root.length() + 1) : path;
    }

    /** The first line of the project's own file, for what is about the project as a whole. */
    public Location projectFile() {
        return Dag.projectFile(project);
    }
}
