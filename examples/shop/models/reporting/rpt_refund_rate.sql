with orders as (

    select * from {{ ref('fct_orders') }}

),

refunds as (

    select * from {{ ref('fct_refunds') }}

)

select
    date_trunc('month', orders.ordered_at)::date as order_month,
    orders.sales_channel,
    count(distinct orders.order_id) as order_count,
    count(distinct refunds.order_id) as refunded_order_count,
    sum(refunds.refund_amount) as refunded_amount,
    sum(refunds.refund_amount) / sum(orders.net_amount) as refund_rate

from orders
left join refunds
    on orders.order_id = refunds.order_id
where refunds.refund_status = 'settled'
group by
    date_trunc('month', orders.ordered_at)::date,
    orders.sales_channel
