/** On-demand analyses: what a query would read, cost and risk, a person's yes bound to it, its run and its report. */
@NullMarked
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"model", "job", "crawl", "sql", "catalog", "report"})
package io.plumbline.analysis;

import org.jspecify.annotations.NullMarked;
