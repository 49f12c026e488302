with order_lines as (

    select * from {{ ref('int_order_lines_priced') }}

),

orders as (

    select * from {{ ref('int_orders_all_channels') }}

)

select
    order_lines.order_line_id,
    order_lines.order_id,
    order_lines.product_id,
    orders.customer_id,
    orders.sales_channel,
    order_lines.quantity,
    order_lines.unit_price,
    order_lines.line_discount_amount as discount_amount,
    order_lines.line_net_amount as net_amount,
    orders.ordered_at

from order_lines
inner join orders
    on order_lines.order_id = orders.order_id
