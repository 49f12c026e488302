package io.plumbline.pipeline;

import io.plumbline.catalog.JobLocks;
import io.plumbline.job.JobSpec;
import io.plumbline.job.UserError;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;

/**
 * Runs jobs of jobs.yml as Spring Batch jobs. One job runs once at a time, in whatever process; a run that broke off goes
 * on where it stopped. Safe for concurrent use.
 */
public final class JobRunner {

    private static final String RUN = "run";

    private final JobOperator operator;
    private final JobRepository repository;
    private final List<Stage> stages;
    private final RunLedger ledger;
    private final Clock clock;
    private final Set<JobExecution> running = ConcurrentHashMap.newKeySet();

    JobRunner(JobOperator operator, JobRepository repository, List<Stage> stages, RunLedger ledger, Clock clock) {
        this.operator = operator;
        this.repository = repository;
        this.stages = List.copyOf(stages);
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Runs a job now, in this thread.
     *
     * @param fresh start anew even where a broken run could go on
     * @throws UserError of kind SOURCE where the job already runs elsewhere, and whatever stopped a stage
     */
    public RunOutcome run(JobSpec job, boolean fresh, Progress progress) {
        try (JobLocks.Held lock = ledger.lock(job)) {
            JobExecution broken = brokenRun(job);
            if (broken != null && fresh) {
                abandon(broken);
                broken = null;
            }
            String id = broken == null ? ledger.start(job, clock.instant()) : runId(broken);
            if (broken != null) {
                progress.note("Going on with run " + id + " where it stopped.");
            }
            return launch(job, id, progress);
        }
    }

    /**
     * Runs a job for one firing of its schedule: however often it is called for the same firing, one run comes of it.
     *
     * @param fired when the schedule said so, not when it was noticed
     */
    public RunOutcome runFired(JobSpec job, Instant fired, Progress progress) {
        try (JobLocks.Held lock = ledger.lock(job)) {
            String id = ledger.start(job, fired);
            JobInstance instance = repository.getJobInstance(batchName(job), parameters(id));
            JobExecution last = instance == null ? null : repository.getLastJobExecution(instance);
            if (last != null && last.getStatus() == BatchStatus.COMPLETED) {
                return ledger.outcome(id, RunOutcome.State.COMPLETED);
            }
            if (last != null) {
                recover(last);
            }
            return launch(job, id, progress);
        }
    }

    /** Asks every run of this process to stop at its next checkpoint; returns at once. */
    public void stop() {
        for (JobExecution execution : running) {
            try {
                operator.stop(execution);
            } catch (JobExecutionException e) {
                // it ended in the meantime, which is what was asked for
                running.remove(execution);
            }
        }
    }

    private RunOutcome launch(JobSpec job, String id, Progress progress) {
        RunContext run = new RunContext(id, job, ledger.started(id), job.base().resolve("reports"), progress);
        JobExecution execution;
        try {
            execution = operator.start(batchJob(run), parameters(id));
        } catch (JobExecutionException e) {
            throw new IllegalStateException("run " + id + " of job " + job.name() + " does not start", e);
        }
        if (execution.getStatus() == BatchStatus.COMPLETED) {
            return ledger.outcome(id, RunOutcome.State.COMPLETED);
        }
        if (execution.getStatus() == BatchStatus.STOPPED) {
            return ledger.outcome(id, RunOutcome.State.STOPPED);
        }
        ledger.failed(id);
        throw cause(id, execution.getAllFailureExceptions());
    }

    private static RuntimeException cause(String id, List<Throwable> failures) {
        for (Throwable failure : failures) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof UserError error) {
                    return error;
                }
            }
        }
        IllegalStateException failed = new IllegalStateException("run " + id + " failed");
        failures.forEach(failed::addSuppressed);
        return failed;
    }

    private Job batchJob(RunContext run) {
        RunningListener listener = new RunningListener(running);
        SimpleJobBuilder builder = null;
        for (Stage stage : stages) {
            Step step = new StepBuilder(stage.name(), repository)
                    .tasklet(new StageTasklet(stage, run), new ResourcelessTransactionManager())
                    .build();
            builder = builder == null
                    ? new JobBuilder(batchName(run.job()), repository)
                            .listener(listener)
                            .start(step)
                    : builder.next(step);
        }
        if (builder == null) {
            throw new IllegalStateException("a job needs at least one stage");
        }
        return builder.build();
    }

    private @Nullable JobExecution brokenRun(JobSpec job) {
        JobInstance instance = repository.getLastJobInstance(batchName(job));
        JobExecution last = instance == null ? null : repository.getLastJobExecution(instance);
        if (last == null || last.getStatus() == BatchStatus.COMPLETED || last.getStatus() == BatchStatus.ABANDONED) {
            return null;
        }
        return recover(last);
    }

    /** Whoever ran it is dead, for we hold the lock: marks what it left as started so that it can start again. */
    private JobExecution recover(JobExecution execution) {
        boolean left = execution.isRunning()
                || execution.getStepExecutions().stream()
                        .anyMatch(step -> step.getStatus().isRunning());
        return left ? operator.recover(execution) : execution;
    }

    private void abandon(JobExecution execution) {
        try {
            operator.abandon(execution);
        } catch (JobExecutionException e) {
            throw new IllegalStateException("run " + runId(execution) + " cannot be given up", e);
        }
    }

    private static String runId(JobExecution execution) {
        return String.valueOf(execution.getJobParameters().getString(RUN));
    }

    private static JobParameters parameters(String id) {
        return new JobParametersBuilder().addString(RUN, id).toJobParameters();
    }

    private static String batchName(JobSpec job) {
        return "plumbline." + job.name();
    }
}
