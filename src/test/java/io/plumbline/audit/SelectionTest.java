package io.plumbline.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plumbline.model.Estate;
import io.plumbline.model.Selection;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {

    private static final Estate SHOP = ProjectEstate.of(ProjectText.of("""
            == models/sources.yml
            sources:
              - name: raw
                tables: [{name: orders}, {name: customers}]
            groups:
              - {name: sales, owner: {name: Sales, email: sales@example.org}}
            == models/staging/stg_orders.sql
            {{ config(tags=['nightly', 'raw']) }}
            select * from {{ source('raw', 'orders') }}
            == models/staging/stg_customers.sql
            select * from {{ source('raw', 'customers') }}
            == models/marts/orders.sql
            {{ config(materialized='table', access='public', group='sales', meta={'tier': 'gold'}) }}
            select * from {{ ref('stg_orders') }}
            == models/marts/revenue.sql
            {{ config(materialized='incremental', tags=['nightly']) }}
            select * from {{ ref('orders') }} join {{ ref('stg_customers') }} using (customer_id)
            == models/marts/marts.yml
            models:
              - name: orders
                columns: [{name: order_id, data_tests: [unique]}]
            exposures:
              - name: board
                type: dashboard
                owner: {name: Board, email: board@example.org}
                depends_on: [ref('revenue')]
            """));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    orders                          | orders
                    *_orders                        | stg_orders
                    stg_?rders                      | stg_orders
                    stg_[ao]*                       | stg_orders
                    shop.staging                    | stg_customers stg_orders
                    staging                         | stg_customers stg_orders
                    fqn:marts.orders                | orders
                    tag:nightly                     | revenue stg_orders
                    path:models/staging             | stg_customers stg_orders
                    path:models/staging/            | stg_customers stg_orders
                    models/mar*                     | orders revenue board
                    models/marts/orders.sql         | orders
                    revenue.sql                     | revenue
                    file:stg_orders                 | stg_orders
                    source:raw                      | customers orders(source)
                    source:raw.orders               | orders(source)
                    exposure:board                  | board
                    package:shop,resource_type:seed |
                    config.materialized:incremental | revenue
                    config.meta.tier:gold           | orders
                    access:public                   | orders
                    group:sales                     | orders
                    tag:nightly,path:models/marts   | revenue
                    stg_orders orders               | orders stg_orders
                    1+orders                        | orders stg_orders
                    +orders                         | orders stg_orders orders(source)
                    stg_orders+1                    | orders stg_orders
                    orders+                         | orders revenue board
                    @stg_customers                  | board customers orders orders(source) revenue stg_customers stg_orders
                    nothing                         |
                    """)
    void selectsWhatDbtSelects(String selection, String expected) {
        assertThat(names(selection)).isEqualTo(sorted(expected == null ? "" : expected));
    }

    @Test
    void takesTheTestsOfASelectedNodeAlong() {
        assertThat(Selection.parse("orders").in(SHOP))
                .anyMatch(id -> id.startsWith("test.shop.unique_orders_order_id"));
        assertThat(Selection.parse("revenue").in(SHOP)).noneMatch(id -> id.startsWith("test."));
    }

    @Test
    void saysWhichMethodItDoesNotKnowAndWhichItDoes() {
        Selection.Unreadable error =
                catchThrowableOfType(Selection.Unreadable.class, () -> Selection.parse("tags:nightly"));
        assertThat(error).hasMessageStartingWith("it has the method \"tags:\"; expected one of fqn, path, file, tag,");
        assertThat(error.word()).isEqualTo("tags");
        assertThat(error.known()).contains("tag");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''            | it has an empty term
            tag:a,,tag:b  | it has an empty term
            tag:          | it has the term "tag:"
            ++orders      | it has the term "++orders"
            state:modified| it has the method "state:"
            """)
    void saysWhatItCannotRead(String selection, String message) {
        Selection.Unreadable error = catchThrowableOfType(Selection.Unreadable.class, () -> Selection.parse(selection));
        assertThat(error).hasMessageStartingWith(message);
    }

    private static String names(String selection) {
        return Selection.parse(selection).in(SHOP).stream()
                .filter(id -> !id.startsWith("test."))
                .map(id ->
                        id.substring(id.lastIndexOf('.') + 1) + (id.equals("source.shop.raw.orders") ? "(source)" : ""))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static String sorted(String names) {
        return java.util.Arrays.stream(names.split(" ")).sorted().collect(Collectors.joining(" "));
    }
}
