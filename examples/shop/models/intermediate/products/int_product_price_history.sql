with snapshots as (

    select * from {{ ref('snap_product_prices') }}

),

compared as (

    select
        id as product_id,
        list_price_cents,
        dbt_valid_from,
        dbt_valid_to,
        lag(list_price_cents) over (
            partition by id
            order by dbt_valid_from
        ) as previous_list_price_cents

    from snapshots

),

price_changes as (

    select
        {{ dbt_utils.generate_surrogate_key(['product_id', 'dbt_valid_from']) }} as price_change_id,
        product_id,
        {{ cents_to_amount('list_price_cents') }} as list_price,
        dbt_valid_from as valid_from,
        dbt_valid_to as valid_to

    from compared
    where list_price_cents is distinct from compared.previous_list_price_cents

)

select * from price_changes
