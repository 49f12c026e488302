with products as (

    select * from {{ ref('stg_shopfloor__products') }}

),

hierarchy as (

    select * from {{ ref('int_product_hierarchy') }}

),

price_changes as (

    select
        product_id,
        min(list_price) as lowest_list_price,
        max(list_price) as highest_list_price,
        array_agg(list_price) within group (order by valid_from) as list_price_history,
        count(*) as price_change_count

    from {{ ref('int_product_price_history') }}
    group by product_id

)

select
    products.product_id,
    products.sku,
    products.product_name,
    hierarchy.category_name,
    hierarchy.department_name,
    hierarchy.division_name,
    products.material,
    products.width_cm,
    products.height_cm,
    products.unit_cost,
    products.list_price,
    price_changes.lowest_list_price,
    price_changes.highest_list_price,
    price_changes.list_price_history,
    coalesce(price_changes.price_change_count, 0) as price_change_count,
    products.is_discontinued

from products
left join hierarchy
    on products.category_id = hierarchy.category_id
left join price_changes
    on products.product_id = price_changes.product_id
order by products.product_name
