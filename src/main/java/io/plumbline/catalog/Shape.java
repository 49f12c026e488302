package io.plumbline.catalog;

import io.plumbline.model.Citation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/** What a record looks like in this version of Plumbline: stored values of another shape are not read. */
final class Shape {

    private Shape() {}

    /** 16 hexadecimal digits over the names and types of all records, sealed types and enums below a type. */
    static String of(Class<?> root) {
        Set<Class<?>> seen = new LinkedHashSet<>();
        Deque<Class<?>> open = new ArrayDeque<>(Set.of(root));
        StringBuilder text = new StringBuilder();
        while (!open.isEmpty()) {
            Class<?> type = open.pop();
            if (!type.getName().startsWith("io.plumbline.") || !seen.add(type)) {
                continue;
            }
            text.append(type.getName()).append('{');
            if (type.isEnum()) {
                text.append(Arrays.toString(type.getEnumConstants()));
            } else if (type.isSealed()) {
                Arrays.stream(type.getPermittedSubclasses())
                        .sorted(Comparator.comparing(Class::getName))
                        .forEach(open::add);
            } else if (type.isRecord()) {
                for (RecordComponent component : type.getRecordComponents()) {
                    text.append(component.getName()).append(':').append(component.getGenericType());
                    add(component.getGenericType(), open);
                }
            }
            text.append('}');
        }
        return Citation.hash(text.toString()).substring(0, 16);
    }

    private static void add(Type type, Deque<Class<?>> open) {
        if (type instanceof Class<?> plain) {
            open.add(plain);
        } else if (type instanceof ParameterizedType generic) {
            for (Type argument : generic.getActualTypeArguments()) {
                add(argument, open);
            }
        }
    }
}
