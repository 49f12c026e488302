-- The last stock count of each day, with the name and the purchase price of the product.

select
    stock_levels.*,
    products.sku,
    products.product_name,
    products.unit_cost

from {{ ref('stg_shopfloor__stock_levels') }} as stock_levels
left join {{ ref('stg_shopfloor__products') }} as products
    on stock_levels.product_id = products.product_id
