package io.plumbline.audit;

import io.plumbline.model.Extensions;
import java.util.List;

/** The rules of this program. */
final class Rules {

    private Rules() {}

    /** Every rule there is, one fresh instance each, without an application context. */
    static List<AuditRule> all() {
        return Extensions.of(AuditRule.class, type -> type.isAnnotationPresent(Rule.class));
    }
}
