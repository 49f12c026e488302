package io.plumbline.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Finds the rules on the classpath by their names alone, so that a command need not start an application context. */
final class Rules {

    private static final String PACKAGE = Rules.class.getPackageName();

    private Rules() {}

    /** Every top-level class of this package and those below that carries {@link Rule}, one fresh instance each. */
    static List<AuditRule> all() {
        String folder = PACKAGE.replace('.', '/');
        List<AuditRule> rules = new ArrayList<>();
        try {
            for (Resource found :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:" + folder + "/**/*.class")) {
                String url = found.getURL().toString();
                String name = url.substring(url.lastIndexOf(folder), url.length() - ".class".length());
                if (name.contains("$")) {
                    continue;
                }
                Class<?> type = Class.forName(name.replace('/', '.'), false, Rules.class.getClassLoader());
                if (type.isAnnotationPresent(Rule.class)) {
                    rules.add(instance(type));
                }
            }
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException("the classes of " + PACKAGE + " cannot be listed", e);
        }
        return rules;
    }

    private static AuditRule instance(Class<?> type) {
        try {
            var constructor = type.asSubclass(AuditRule.class).getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " needs a constructor without parameters", e);
        }
    }
}
