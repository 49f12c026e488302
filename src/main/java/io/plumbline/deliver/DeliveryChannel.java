package io.plumbline.deliver;

import io.plumbline.job.DeliverySpec;
import io.plumbline.job.TypeSpec;
import io.plumbline.job.UserError;
import io.plumbline.model.Readiness;
import io.plumbline.report.RenderedReports;

/**
 * A way to people. Implementations are stateless and safe for concurrent use; the Spring context collects them, and
 * jobs.yml names them by {@link TypeSpec#name()}. A failed delivery never harms the run: its report is already on disk.
 */
public interface DeliveryChannel {

    /** The channel's name and options, as jobs.yml knows them. */
    TypeSpec type();

    /**
     * Delivers once.
     *
     * @return one line that says where the report went, for people
     * @throws UserError of kind INPUT where an option is wrong, of kind SOURCE where the other side refused or was silent
     */
    String deliver(DeliverySpec spec, RenderedReports reports);

    /**
     * Looks whether a report could be delivered, as far as that can be known without sending or writing anything.
     *
     * @throws UserError as {@link #deliver} does
     */
    Readiness examine(DeliverySpec spec);
}
