with categories as (

    select * from {{ ref('stg_shopfloor__product_categories') }}

),

leaf_categories as (

    select distinct category_id
    from categories
    where category_id not in (select parent_category_id from categories)

),

-- the shop allows three levels, the editor refuses a fourth
flattened as (

    select
        categories.category_id,
        categories.category_name,
        coalesce(parents.category_name, categories.category_name) as department_name,
        coalesce(
            grandparents.category_name,
            parents.category_name,
            categories.category_name
        ) as division_name,
        leaf_categories.category_id is not null as is_leaf_category

    from categories
    left join categories as parents
        on categories.parent_category_id = parents.category_id
    left join categories as grandparents
        on parents.parent_category_id = grandparents.category_id
    left join leaf_categories
        on categories.category_id = leaf_categories.category_id

)

select * from flattened
