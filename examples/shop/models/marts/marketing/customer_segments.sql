with customers as (

    select * from {{ ref('dim_customers') }}

),

legacy_orders as (

    select
        customer_id,
        count(*) as legacy_order_count

    from {{ source('shopfloor_legacy', 'order_headers') }}
    where placed_at < '2023-01-01'
    group by customer_id

),

scored as (

    select
        customers.customer_id,
        ntile(5) over (order by customers.last_ordered_at, customers.customer_id) as recency_score,
        ntile(5) over (order by customers.lifetime_orders, customers.customer_id) as frequency_score,
        ntile(5) over (order by customers.lifetime_net_amount, customers.customer_id) as value_score,
        coalesce(legacy_orders.legacy_order_count, 0) as legacy_order_count

    from customers
    left join legacy_orders
        on customers.customer_id = legacy_orders.customer_id

)

select
    customer_id,
    recency_score,
    frequency_score,
    value_score,
    legacy_order_count,
    case
        when recency_score >= 4 and value_score >= 4 then 'champion'
        when recency_score >= 4 then 'active'
        when frequency_score >= 4 then 'slipping away'
        else 'dormant'
    end as segment_name

from scored
