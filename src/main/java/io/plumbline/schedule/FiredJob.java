package io.plumbline.schedule;

import io.plumbline.job.JobSpec;
import io.plumbline.job.UserError;
import io.plumbline.pipeline.JobRunner;
import io.plumbline.pipeline.Progress;
import io.plumbline.pipeline.RunOutcome;
import java.time.Instant;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.quartz.QuartzJobBean;

/** One firing of a schedule. */
@DisallowConcurrentExecution
final class FiredJob extends QuartzJobBean {

    private static final Logger LOG = LoggerFactory.getLogger(FiredJob.class);

    private final JobRunner runner;
    private final Scheduling scheduling;

    FiredJob(JobRunner runner, Scheduling scheduling) {
        this.runner = runner;
        this.scheduling = scheduling;
    }

    @Override
    protected void executeInternal(JobExecutionContext context) {
        String name = context.getJobDetail().getKey().getName();
        JobSpec job = scheduling.job(name);
        if (job == null) {
            LOG.warn("job {} fired and is not in jobs.yml any more", name);
            return;
        }
        try {
            RunOutcome outcome = runner.runFired(job, fired(context), Progress.silent());
            LOG.info("job {} run {}: {}", name, outcome.run(), outcome.state());
        } catch (UserError e) {
            LOG.warn("job {}: {} {}", name, e.getMessage(), e.action());
        } catch (RuntimeException e) {
            LOG.error("job {} failed", name, e);
        }
    }

    /** When the schedule said so; for a firing that is recovered, when it first said so. */
    private static Instant fired(JobExecutionContext context) {
        JobDataMap data = context.getMergedJobDataMap();
        String key = Scheduler.FAILED_JOB_ORIGINAL_TRIGGER_SCHEDULED_FIRETIME_IN_MILLISECONDS;
        return context.isRecovering() && data.containsKey(key)
                ? Instant.ofEpochMilli(data.getLongValueFromString(key))
                : context.getScheduledFireTime().toInstant();
    }
}
