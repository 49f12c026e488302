package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;

/**
 * A view that reads another; each by database, schema and name, joined with dots.
 */
public record ViewLink(String view, String reads, Location at) implements AccountRow {

    public static final Extract<ViewLink> EXTRACT = Extract.of(
            "view_links.csv",
            ViewLink.class,
            "REFERENCING_DATABASE",
            "REFERENCING_SCHEMA",
            "REFERENCING_OBJECT_NAME",
            "REFERENCED_DATABASE",
            "REFERENCED_SCHEMA",
            "REFERENCED_OBJECT_NAME");
}
