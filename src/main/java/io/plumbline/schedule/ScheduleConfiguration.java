package io.plumbline.schedule;

import io.plumbline.pipeline.JobRunner;
import org.quartz.Scheduler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The scheduler's one bean. */
@Configuration(proxyBeanMethods = false)
class ScheduleConfiguration {

    @Bean
    Scheduling scheduling(Scheduler scheduler, JobRunner runner) {
        return new Scheduling(scheduler, runner);
    }
}
