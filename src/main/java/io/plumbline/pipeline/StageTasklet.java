package io.plumbline.pipeline;

import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * A stage as a Spring Batch step: a unit each call, the number of the next unit in the step's context. A crash after the
 * last unit and before the end of the step repeats that unit.
 */
final class StageTasklet implements Tasklet {

    private static final String NEXT = "next";

    private final Stage stage;
    private final RunContext run;

    StageTasklet(Stage stage, RunContext run) {
        this.stage = stage;
        this.run = run;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext chunk) {
        ExecutionContext context = chunk.getStepContext().getStepExecution().getExecutionContext();
        int unit = context.getInt(NEXT, 0);
        if (chunk.getStepContext().getStepExecution().getCommitCount() == 0) {
            run.progress().begin(stage.name());
        }
        boolean more = stage.next(run, unit);
        if (more) {
            context.putInt(NEXT, unit + 1);
        } else {
            run.progress().end(stage.summary(run));
        }
        return RepeatStatus.continueIf(more);
    }
}
