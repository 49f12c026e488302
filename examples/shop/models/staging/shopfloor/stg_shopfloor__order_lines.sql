with source as (

    select * from {{ source('shopfloor', 'order_lines') }}

),

renamed as (

    select
        id as order_line_id,
        upper(left(channel, 1)) || '-' || order_id as order_id,
        product_id,
        quantity,
        {{ cents_to_amount('unit_price_cents') }} as unit_price,
        {{ cents_to_amount('discount_cents') }} as discount_amount,
        updated_at

    from source

)

select * from renamed
