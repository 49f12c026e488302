package io.plumbline.cli;

import io.plumbline.PlumblineApplication;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts Spring for the commands that need it. */
final class Application {

    private Application() {}

    /**
     * @param jobs the jobs file: data lives in {@code .plumbline} beside it unless {@code PLUMBLINE_HOME} says otherwise
     * @param scheduling whether schedules fire
     */
    static ConfigurableApplicationContext start(Path jobs, boolean scheduling) {
        SpringApplication application = new SpringApplication(PlumblineApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        application.setLazyInitialization(!scheduling);
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("PLUMBLINE_HOME", home(jobs).toString());
        properties.put("spring.quartz.auto-startup", "false");
        application.addInitializers(context -> context.getEnvironment()
                .getPropertySources()
                .addFirst(new org.springframework.core.env.MapPropertySource("command", properties)));
        return application.run();
    }

    static Path home(Path jobs) {
        String named = System.getenv("PLUMBLINE_HOME");
        Path beside = jobs.toAbsolutePath().normalize().resolveSibling(".plumbline");
        return named == null || named.isBlank()
                ? beside
                : Path.of(named).toAbsolutePath().normalize();
    }
}
