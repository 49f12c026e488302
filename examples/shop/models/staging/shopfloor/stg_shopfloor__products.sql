with source as (

    select * from {{ source('shopfloor', 'products') }}

),

renamed as (

    select
        id as product_id,
        upper(sku) as sku,
        name as product_name,
        category_id,
        attributes:material::varchar as material,
        attributes:dimensions.width_cm::number(8, 1) as width_cm,
        attributes:dimensions.height_cm::number(8, 1) as height_cm,
        {{ cents_to_amount('cost_cents') }} as unit_cost,
        {{ cents_to_amount('list_price_cents') }} as list_price,
        discontinued_at is not null as is_discontinued,
        updated_at

    from source

)

select * from renamed
