package io.plumbline.pipeline;

import java.util.Set;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;

/** Knows which runs are going on in this process, so that they can be asked to stop. */
final class RunningListener implements JobExecutionListener {

    private final Set<JobExecution> running;

    RunningListener(Set<JobExecution> running) {
        this.running = running;
    }

    @Override
    public void beforeJob(JobExecution execution) {
        running.add(execution);
    }

    @Override
    public void afterJob(JobExecution execution) {
        running.remove(execution);
    }
}
