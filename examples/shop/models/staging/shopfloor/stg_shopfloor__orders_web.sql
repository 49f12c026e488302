with source as (

    select * from {{ source('shopfloor', 'orders_web') }}
    -- until 2023-06 this was: from raw.shopfloor.orders_web

),

renamed as (

    select
        {{ order_number('W', 'id') }} as order_id,
        customer_id,
        lower(status) as order_status,
        upper(currency) as currency_code,
        nullif(trim(promo_code), '') as promo_code,
        {{ cents_to_amount('total_cents') }} as gross_amount,
        {{ cents_to_amount('vat_cents') }} as vat_amount,
        placed_at as ordered_at,
        updated_at

    from source

)

select * from renamed
