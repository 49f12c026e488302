with source as (

    select * from {{ source('shopfloor', 'orders_store') }}

),

renamed as (

    select
        {{ order_number('S', 'id') }} as order_id,
        customer_id,
        lower(status) as order_status,
        upper(currency) as currency_code,
        nullif(trim(promo_code), '') as promo_code,
        {{ cents_to_amount('total_cents') }} as gross_amount,
        {{ cents_to_amount('vat_cents') }} as vat_amount,
        -- tills write local time, the web shop writes UTC
        {{ local_to_utc('placed_at') }} as ordered_at,
        {{ local_to_utc('updated_at') }} as updated_at

    from source

)

select * from renamed
