with orders as (

    select * from {{ ref('int_orders_all_channels') }}

),

lines_by_order as (

    select
        order_id,
        count(*) as line_count,
        sum(quantity) as item_count,
        sum(line_gross_amount) as lines_gross_amount,
        sum(line_discount_amount) as discount_amount

    from {{ ref('int_order_lines_priced') }}
    group by order_id

),

promotions as (

    select * from {{ ref('stg_shopfloor__promotions') }}

),

totals as (

    select
        orders.order_id,
        orders.customer_id,
        orders.sales_channel,
        orders.order_status,
        orders.currency_code,
        promotions.promotion_id,
        coalesce(lines_by_order.line_count, 0) as line_count,
        coalesce(lines_by_order.item_count, 0) as item_count,
        orders.gross_amount,
        coalesce(lines_by_order.discount_amount, 0) as discount_amount,
        orders.vat_amount,
        orders.gross_amount - orders.vat_amount as net_amount,
        orders.ordered_at,
        orders.updated_at

    from orders
    left join lines_by_order
        on orders.order_id = lines_by_order.order_id
    left join promotions
        on orders.promo_code = promotions.promo_code

)

select * from totals
