package io.plumbline.report;

import io.plumbline.model.Extensions;
import java.util.List;

/** The renderers of this program. */
public final class Renderers {

    private Renderers() {}

    /** Every renderer there is, one fresh instance each, without an application context. */
    public static List<ReportRenderer> all() {
        return Extensions.of(
                ReportRenderer.class, type -> ReportRenderer.class.isAssignableFrom(type) && !type.isInterface());
    }
}
