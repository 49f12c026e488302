package io.plumbline.cli;

import io.plumbline.PlumblineApplication;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.quartz.autoconfigure.QuartzAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts Spring for the commands that need it. */
final class Application {

    private Application() {}

    /**
     * @param jobs the jobs file: data lives in {@code .plumbline} beside it unless {@code PLUMBLINE_HOME} says otherwise
     * @param scheduling whether schedules fire
     */
    static ConfigurableApplicationContext start(Path jobs, boolean scheduling) {
        SpringApplication application = prepared(PlumblineApplication.class);
        application.setLazyInitialization(!scheduling);
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("PLUMBLINE_HOME", home(jobs).toString());
        properties.put("spring.quartz.auto-startup", "false");
        if (!scheduling) {
            properties.put("spring.autoconfigure.exclude", QuartzAutoConfiguration.class.getName());
        }
        application.addInitializers(context -> context.getEnvironment()
                .getPropertySources()
                .addFirst(new org.springframework.core.env.MapPropertySource("command", properties)));
        return application.run();
    }

    /**
     * With our own settings alone. The folder that a command is started in may be a stranger's checkout, so an
     * application.yml there is not read: it could send a key, a password or data to its author. Whoever starts the
     * process names a file of theirs with {@code SPRING_CONFIG_ADDITIONAL_LOCATION}.
     */
    static SpringApplication prepared(Class<?> root) {
        SpringApplication application = new SpringApplication(root);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(Map.of("spring.config.location", "classpath:/"));
        return application;
    }

    static Path home(Path jobs) {
        String named = System.getenv("PLUMBLINE_HOME");
        Path beside = jobs.toAbsolutePath().normalize().resolveSibling(".plumbline");
        return named == null || named.isBlank()
                ? beside
                : Path.of(named).toAbsolutePath().normalize();
    }
}
