with order_lines as (

    select * from {{ ref('stg_shopfloor__order_lines') }}

),

discounts as (

    select
        order_line_id,
        order_id,
        discount_amount,
        discount_amount / nullif(quantity * unit_price, 0) as discount_share

    from order_lines
    where discount_amount > 0

)

select * from discounts
