with source as (

    select * from {{ source('shopfloor', 'stock_levels') }}

),

latest_count_of_day as (

    select
        warehouse_code,
        product_id,
        counted_at::date as stock_date,
        on_hand,
        reserved,
        counted_at

    from source
    qualify row_number() over (
        partition by warehouse_code, product_id, counted_at::date
        order by counted_at desc, id desc
    ) = 1

)

select * from latest_count_of_day
