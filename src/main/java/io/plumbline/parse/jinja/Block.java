package io.plumbline.parse.jinja;

import java.util.List;
import java.util.function.Consumer;

/** Statements one after another; gives an error the place of the statement that was running. */
record Block(List<Statement> statements, int line) implements Statement {

    Block {
        statements = List.copyOf(statements);
    }

    @Override
    public Flow run(Frame frame) {
        for (Statement statement : statements) {
            Flow flow;
            try {
                frame.meter().step();
                flow = statement.run(frame);
            } catch (Fault fault) {
                throw fault.at(frame.template(), statement.line());
            }
            if (flow != Flow.NEXT) {
                return flow;
            }
        }
        return Flow.NEXT;
    }

    /** What it writes, as text. */
    String text(Frame frame) {
        Sink.Plain sink = new Sink.Plain(frame.meter());
        run(frame.inner(sink));
        return sink.text();
    }

    @Override
    public void children(Consumer<Node> visit) {
        statements.forEach(visit);
    }
}
