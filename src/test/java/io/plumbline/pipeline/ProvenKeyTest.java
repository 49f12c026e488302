package io.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.fix.Workbench;
import io.plumbline.fix.keys.ProvenKey;
import io.plumbline.model.Model;
import io.plumbline.parse.DbtReader;
import io.plumbline.parse.DbtSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which columns the SQL of a model makes unique, beside orders and lines with tested keys. */
class ProvenKeyTest {

    @TempDir
    Path folder;

    @BeforeEach
    void ordersAndLines() throws IOException {
        write("dbt_project.yml", "name: shop\nprofile: shop\n");
        write("models/orders.sql", "select 1 as order_id, 2 as customer_id, 3 as code, 'x' as status");
        write("models/lines.sql", "select 1 as line_id, 2 as order_id, 3 as product_id, 4 as quantity");
        write("models/stock.sql", "select 1 as warehouse, 2 as product_id, 3 as pieces");
        write("models/_m.yml", """
                models:
                  - name: orders
                    columns:
                      - name: order_id
                        data_tests: [unique, not_null]
                      - name: customer_id
                        data_tests: [not_null]
                      - name: code
                        data_tests: [unique]
                  - name: lines
                    columns:
                      - name: line_id
                        data_tests: [unique, not_null]
                      - name: order_id
                        data_tests: [not_null]
                  - name: stock
                    data_tests:
                      - dbt_utils.unique_combination_of_columns:
                          arguments:
                            combination_of_columns: [warehouse, product_id]
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select order_id as k, status from {{ ref('orders') }} where status = 'x'",
                "with o as (select * from {{ ref('orders') }}) select o.order_id as k, o.* exclude (order_id) from o",
                "select customer_id as k, count(*) as n from {{ ref('orders') }} group by 1",
                "select customer_id as k, max(code) as n from {{ ref('orders') }} group by customer_id",
                "select distinct customer_id as k from {{ ref('orders') }}",
                "select customer_id as k, status from {{ ref('orders') }}"
                        + " qualify row_number() over (partition by customer_id order by order_id) = 1",
                "select l.line_id as k, o.status from {{ ref('lines') }} as l"
                        + " left join {{ ref('orders') }} as o on l.order_id = o.order_id",
                "select l.line_id as k, o.status from {{ ref('orders') }} as o"
                        + " inner join {{ ref('lines') }} as l on l.order_id = o.order_id",
                "select o.order_id as k, s.pieces from {{ ref('orders') }} as o left join {{ ref('stock') }} as s"
                        + " on s.product_id = o.code and s.warehouse = 'north'",
                "with n as (select order_id, count(*) as n from {{ ref('lines') }} group by order_id)"
                        + " select o.order_id as k, n.n from {{ ref('orders') }} as o left join n using (order_id)",
                "select code as k from {{ ref('orders') }} where code is not null"
            })
    void aKeyIsShown(String sql) throws IOException {
        assertThat(keyOf(sql)).isEqualTo("K");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select status from {{ ref('orders') }}",
                "select code as k from {{ ref('orders') }}",
                "select order_id as k from {{ ref('lines') }}",
                "select status as k, count(*) as n from {{ ref('orders') }} group by status",
                "select count(*) as k from {{ ref('orders') }}",
                "select o.order_id as k, l.quantity from {{ ref('orders') }} as o"
                        + " left join {{ ref('lines') }} as l on l.order_id = o.order_id",
                "select o.order_id as k from {{ ref('lines') }} as l"
                        + " left join {{ ref('orders') }} as o on l.order_id = o.order_id",
                "select o.order_id as k from {{ ref('orders') }} as o"
                        + " right join {{ ref('lines') }} as l on l.order_id = o.order_id",
                "select o.order_id as k from {{ ref('orders') }} as o full join {{ ref('stock') }} as s"
                        + " on s.product_id = o.code and s.warehouse = 1",
                "select o.order_id as k from {{ ref('orders') }} as o cross join {{ ref('stock') }} as s",
                "select o.order_id as k from {{ ref('orders') }} as o, {{ ref('stock') }} as s",
                "select o.order_id as k from {{ ref('orders') }} as o"
                        + " left join {{ ref('stock') }} as s on s.product_id = o.code",
                "select o.order_id as k from {{ ref('orders') }} as o, lateral flatten(input => o.code) as f",
                "select order_id as k from {{ ref('orders') }} union all select order_id from {{ ref('orders') }}",
                "select customer_id as k from {{ ref('orders') }}"
                        + " qualify rank() over (partition by customer_id order by order_id) = 1",
                "select customer_id as k from {{ ref('orders') }}"
                        + " qualify row_number() over (partition by customer_id order by order_id) = 2",
                "select order_id + 1 as k from {{ ref('orders') }}",
                "select line_id as a, order_id as b, product_id as c, quantity as d, 1 as e, count(*) as n"
                        + " from {{ ref('lines') }} group by 1, 2, 3, 4, 5"
            })
    void noKeyIsShown(String sql) throws IOException {
        assertThat(keyOf(sql)).isEmpty();
    }

    @Test
    void branchesThatAConstantTellsApartHaveAKeyOfTwoColumns() throws IOException {
        assertThat(keyOf("with a as (select 'order' as kind, order_id as id from {{ ref('orders') }}),"
                        + " b as (select 'line' as kind, line_id from {{ ref('lines') }}),"
                        + " c as (select * from a union all select * from b) select id, kind from c"))
                .isEqualTo("ID KIND");
        assertThat(keyOf("select 'a' as kind, order_id as id from {{ ref('orders') }}"
                        + " union all select 'a', line_id from {{ ref('lines') }}"))
                .isEmpty();
        assertThat(keyOf("select 'a' as kind, order_id as id from {{ ref('orders') }}"
                        + " union all select 'b', order_id from {{ ref('lines') }}"))
                .isEmpty();
    }

    @Test
    void aTestThatOnlyWarnsOrLooksAtSomeRowsShowsNothing() throws IOException {
        for (String config : new String[] {"severity: warn", "where: code > 1"}) {
            write("models/_m.yml", """
                    models:
                      - name: orders
                        columns:
                          - name: order_id
                            data_tests:
                              - not_null
                              - unique:
                                  config:
                                    %s
                    """.formatted(config));
            assertThat(keyOf("select order_id as k from {{ ref('orders') }}"))
                    .as(config)
                    .isEmpty();
        }
    }

    private String keyOf(String sql) throws IOException {
        write("models/m.sql", sql);
        Workspace workspace = Workspace.open(folder, DbtSettings.defaults(), new DbtReader());
        Model model = workspace.estate().artifact("model.shop.m", Model.class).orElseThrow();
        return String.join(" ", ProvenKey.of(model, new Workbench(workspace.estate(), workspace.tree())));
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
