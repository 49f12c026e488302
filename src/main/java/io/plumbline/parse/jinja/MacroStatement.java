package io.plumbline.parse.jinja;

import java.util.List;
import java.util.function.Consumer;

/**
 * A macro's definition, or a call block's body.
 *
 * @param varargs whether the body uses {@code varargs}, and so takes more arguments than it names
 * @param kwargs whether it uses {@code kwargs}
 * @param caller whether it uses {@code caller}
 */
record MacroStatement(
        String name,
        String tag,
        List<Parameter> parameters,
        Block body,
        boolean varargs,
        boolean kwargs,
        boolean caller,
        int line)
        implements Statement {

    @Override
    public Flow run(Frame frame) {
        frame.set(name, new Macro(this, frame));
        return Flow.NEXT;
    }

    boolean names(String parameter) {
        return parameters.stream().anyMatch(p -> p.name().equals(parameter));
    }

    @Override
    public void children(Consumer<Node> visit) {
        for (Parameter parameter : parameters) {
            Expression fallback = parameter.fallback();
            if (fallback != null) {
                visit.accept(fallback);
            }
        }
        visit.accept(body);
    }
}
