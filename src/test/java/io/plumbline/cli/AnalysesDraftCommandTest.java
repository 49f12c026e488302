package io.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class AnalysesDraftCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int draft(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "analyses";
        all[1] = "draft";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        CommandLine line = Plumbline.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return line.execute(all);
    }

    @Test
    void theSqlGoesOutAloneAndTheRestIsSaidBeside() {
        int exit = draft(
                "fct_orders",
                "examples/shop",
                "--measure",
                "sum:net_amount",
                "--per",
                "month:ordered_at",
                "--database",
                "shop");
        assertThat(exit).as(err.toString()).isZero();
        assertThat(out).hasToString("""
                select
                    date_trunc('month', ordered_at) as ordered_at_month,
                    sum(net_amount) as sum_net_amount
                from shop.marts.fct_orders
                group by 1
                order by 1
                """);
        assertThat(err.toString())
                .contains(
                        "Sum of net_amount of fct_orders, by month of ordered_at.",
                        "net_amount: column NET_AMOUNT of fct_orders, number(17, 2)",
                        "fct_orders: SHOP.MARTS.FCT_ORDERS, models/marts/core/fct_orders.sql:1");
    }

    @Test
    void aNameThatIsNotKnownIsAMistake() {
        assertThat(draft("fct_orders", "examples/shop", "--by", "order_idd")).isEqualTo(2);
        assertThat(err.toString()).contains("no column \"order_idd\"", "Did you mean \"order_id\"?");
        assertThat(out.toString()).isEmpty();
    }
}
