with source as (

    select * from {{ source('shopfloor', 'customers') }}

),

renamed as (

    select
        id as customer_id,
        lower(trim(email)) as email,
        first_name,
        last_name,
        upper(country) as country_code,
        marketing_opt_in as is_marketing_opted_in,
        case
            when origin_note ilike '%moved from shop.legacy%' then 'legacy'
            when origin_note ilike '%imported from trade.portal%' then 'trade'
            else 'shop'
        end as customer_origin,
        created_at,
        updated_at

    from source
    where not coalesce(is_deleted, false)

)

select * from renamed
