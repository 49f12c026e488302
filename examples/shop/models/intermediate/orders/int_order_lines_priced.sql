with order_lines as (

    select * from {{ ref('stg_shopfloor__order_lines') }}

),

discounts as (

    select * from {{ ref('stg_shopfloor__order_discounts') }}

),

priced as (

    select
        order_lines.order_line_id,
        order_lines.order_id,
        order_lines.product_id,
        order_lines.quantity,
        order_lines.unit_price,
        order_lines.quantity * order_lines.unit_price as line_gross_amount,
        coalesce(discounts.discount_amount, 0) as line_discount_amount,
        order_lines.quantity * order_lines.unit_price
        - coalesce(discounts.discount_amount, 0) as line_net_amount,
        order_lines.updated_at

    from order_lines
    left join discounts
        on order_lines.order_line_id = discounts.order_line_id

)

select * from priced
