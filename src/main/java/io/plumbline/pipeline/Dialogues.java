package io.plumbline.pipeline;

import io.plumbline.agent.Agent;
import io.plumbline.agent.Answer;
import io.plumbline.agent.AnswerJson;
import io.plumbline.agent.Earlier;
import io.plumbline.agent.Plan;
import io.plumbline.catalog.Conversations;
import io.plumbline.catalog.Conversations.Turn;
import io.plumbline.job.UserError;
import io.plumbline.model.Redaction;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Conversations that are remembered: a question is stored before it is answered, its answer after, both with secrets masked. Safe for
 * concurrent use, as long as each call has an agent of its own.
 */
public final class Dialogues {

    private static final int LONGEST_NAME = 100;

    private final Conversations conversations;
    private final Duration keep;
    private final Clock clock;

    /** @param keep how long a conversation that nobody uses is kept; zero for ever */
    Dialogues(Conversations conversations, Duration keep, Clock clock) {
        this.conversations = conversations;
        this.keep = keep;
        this.clock = clock;
    }

    /** The answer, and the turn it is remembered as. */
    public record Told(Answer answer, Turn turn) {}

    /**
     * Answers a question within a conversation, which begins where there is none of that name.
     *
     * @param told follows a plan of the agent
     * @param person whose conversation it is
     * @param about the job or folder that is asked
     * @throws UserError of kind INPUT where the name is blank or longer than {@value #LONGEST_NAME} characters
     */
    public Told ask(
            Agent agent, Function<Plan, Answer> told, String person, String name, String about, String question) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw UserError.input(
                    "the conversation's name has " + name.strip().length() + " characters; expected 1 to "
                            + LONGEST_NAME,
                    "For example: plumbline ask --conversation refunds \"what is fct_refunds?\"");
        }
        forget();
        Turn turn = conversations.begin(person, name, about, new Redaction().text(question));
        Plan plan = agent.plan(question, earlier(conversations.before(turn)));
        Answer answer = told.apply(plan);
        Plan.Step first = plan.steps().isEmpty() ? null : plan.steps().get(0);
        conversations.answer(
                turn,
                first == null ? null : first.tool(),
                first == null ? null : first.inputs().get("node"),
                answer.text(),
                AnswerJson.of(answer));
        return new Told(answer, turn);
    }

    /** How a question would be answered within a conversation; nothing is remembered. */
    public Plan plan(Agent agent, String person, String name, String question) {
        Optional<Turn> last = conversations.find(person, name).stream()
                .flatMap(conversation -> conversations.turns(conversation.id()).stream())
                .filter(turn -> turn.subject() != null)
                .reduce((one, later) -> later);
        return agent.plan(question, earlier(last));
    }

    private static Earlier earlier(Optional<Turn> last) {
        return last.map(before -> new Earlier(before.subject(), before.tool())).orElse(Earlier.NOTHING);
    }

    /** Deletes the conversations that nobody used for too long; how many. */
    public int forget() {
        return keep.isZero() ? 0 : conversations.forget(clock.instant().minus(keep));
    }
}
