package io.plumbline.schedule;

import io.plumbline.job.Cron;
import io.plumbline.job.JobSpec;
import io.plumbline.job.JobsFile;
import io.plumbline.pipeline.JobRunner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.quartz.CronScheduleBuilder;
import org.quartz.CronTrigger;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.quartz.impl.matchers.GroupMatcher;

/**
 * Fires the jobs of a jobs.yml by their schedules, with Quartz and its tables in Postgres.
 *
 * <p>A job never overlaps itself. Firings missed while nothing ran, or while the job's run before took longer, become one
 * run as soon as it is possible, if they are more than a minute late (Quartz: fire and proceed). A firing that a crash
 * broke off is fired once more and goes on where it stopped.
 */
public final class Scheduling {

    private static final String GROUP = "plumbline";

    private final Scheduler scheduler;
    private final JobRunner runner;
    private final Map<String, JobSpec> jobs = new ConcurrentHashMap<>();

    Scheduling(Scheduler scheduler, JobRunner runner) {
        this.scheduler = scheduler;
        this.runner = runner;
    }

    /**
     * Puts the schedules into force; those of jobs that are gone from the file end.
     *
     * @return a line per job that says when it fires next
     */
    public List<String> start(JobsFile file) {
        try {
            List<String> lines = new ArrayList<>();
            Set<JobKey> wanted = new HashSet<>();
            for (JobSpec job : file.jobs()) {
                jobs.put(job.name(), job);
                Cron cron = job.schedule();
                if (cron != null) {
                    JobKey key = JobKey.jobKey(job.name(), GROUP);
                    wanted.add(key);
                    lines.add(schedule(key, job, cron));
                }
            }
            for (JobKey key : scheduler.getJobKeys(GroupMatcher.jobGroupEquals(GROUP))) {
                if (!wanted.contains(key)) {
                    scheduler.deleteJob(key);
                }
            }
            scheduler.start();
            if (lines.isEmpty()) {
                lines.add("No job of " + file.path().getFileName() + " has a schedule; nothing will run.");
            }
            return lines;
        } catch (SchedulerException e) {
            throw new IllegalStateException("the schedules cannot be stored", e);
        }
    }

    /** No further firing; waits until running jobs stand at their next checkpoint. */
    public void stop() {
        try {
            scheduler.standby();
            runner.stop();
            scheduler.shutdown(true);
        } catch (SchedulerException e) {
            throw new IllegalStateException("the scheduler does not stop", e);
        }
    }

    @Nullable
    JobSpec job(String name) {
        return jobs.get(name);
    }

    private String schedule(JobKey key, JobSpec job, Cron cron) throws SchedulerException {
        JobDetail detail = JobBuilder.newJob(FiredJob.class)
                .withIdentity(key)
                .storeDurably()
                .requestRecovery()
                .build();
        CronTrigger trigger = TriggerBuilder.newTrigger()
                .withIdentity(job.name(), GROUP)
                .forJob(key)
                .withSchedule(CronScheduleBuilder.cronSchedule(cron.quartz())
                        .inTimeZone(TimeZone.getTimeZone(job.zone()))
                        .withMisfireHandlingInstructionFireAndProceed())
                .build();
        CronTrigger before = (CronTrigger) scheduler.getTrigger(trigger.getKey());
        if (before != null
                && before.getCronExpression().equals(trigger.getCronExpression())
                && before.getTimeZone().equals(trigger.getTimeZone())) {
            return line(job, before);
        }
        scheduler.scheduleJob(detail, Set.of(trigger), true);
        return line(job, (CronTrigger) scheduler.getTrigger(trigger.getKey()));
    }

    private static String line(JobSpec job, CronTrigger trigger) {
        return job.name() + ": next at "
                + (trigger.getNextFireTime() == null
                        ? "no time to come"
                        : trigger.getNextFireTime().toInstant().atZone(job.zone()));
    }
}
