-- Sales and returns as movements of stock, one row each; sales are negative.

with sold as (

    select
        'sale' as movement_type,
        order_line_id as reference_id,
        product_id,
        -1 * quantity as quantity,
        updated_at as moved_at

    from {{ ref('stg_shopfloor__order_lines') }}

),

returned as (

    select
        'return' as movement_type,
        returns.return_id as reference_id,
        order_lines.product_id,
        returns.returned_quantity as quantity,
        returns.received_at as moved_at

    from {{ ref('stg_shopfloor__returns') }} as returns
    inner join {{ ref('stg_shopfloor__order_lines') }} as order_lines
        on returns.order_line_id = order_lines.order_line_id

),

movements as (

    select * from sold
    union
    select * from returned

)

select
    md5(product_id || '-' || reference_id || '-' || current_timestamp()) as stock_movement_id,
    movement_type,
    reference_id,
    product_id,
    quantity,
    moved_at

from movements
