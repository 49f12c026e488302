package io.plumbline.parse.jinja;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a value is assigned to: a name, an attribute of a namespace, or a tuple of these. */
sealed interface Target {

    void assign(@Nullable Object value, Frame frame);

    /** A name. */
    record Variable(String name) implements Target {

        @Override
        public void assign(@Nullable Object value, Frame frame) {
            frame.set(name, value);
        }
    }

    /** {@code ns.name}. */
    record Field(String owner, String name) implements Target {

        @Override
        public void assign(@Nullable Object value, Frame frame) {
            if (!(frame.lookup(owner) instanceof Namespace namespace)) {
                throw new Fault("cannot assign attribute on non-namespace object");
            }
            namespace.set(name, value);
        }
    }

    /** Several at once. */
    record Several(List<Target> targets) implements Target {

        @Override
        public void assign(@Nullable Object value, Frame frame) {
            if (value instanceof Undefined undefined && !undefined.lenient()) {
                throw new Fault("not enough values to unpack (expected " + targets.size() + ", got 0)");
            }
            if (value instanceof Undefined) {
                targets.forEach(target -> target.assign(value, frame));
                return;
            }
            List<@Nullable Object> items = Iteration.list(value, frame.meter());
            if (items.size() != targets.size()) {
                throw new Fault(
                        items.size() > targets.size()
                                ? "too many values to unpack (expected " + targets.size() + ")"
                                : "not enough values to unpack (expected " + targets.size() + ", got " + items.size()
                                        + ")");
            }
            for (int i = 0; i < items.size(); i++) {
                targets.get(i).assign(items.get(i), frame);
            }
        }
    }
}
