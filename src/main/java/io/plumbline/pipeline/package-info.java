/** Joins the stages: the Spring Batch job and the in-memory check. */
@NullMarked
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "model",
            "job",
            "crawl",
            "sql",
            "compare",
            "parse",
            "chunk",
            "llm",
            "embed",
            "index",
            "catalog",
            "audit",
            "fix",
            "own",
            "analysis",
            "agent",
            "report",
            "deliver"
        })
package io.plumbline.pipeline;

import org.jspecify.annotations.NullMarked;
