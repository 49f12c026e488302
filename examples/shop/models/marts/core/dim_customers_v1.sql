with customers as (

    select * from {{ ref('stg_shopfloor__customers') }}

),

regions as (

    select * from {{ ref('country_regions') }}

)

select
    customers.customer_id,
    customers.email,
    customers.first_name || ' ' || customers.last_name as full_name,
    customers.country_code,
    regions.region_name,
    customers.is_marketing_opted_in,
    customers.created_at

from customers
left join regions
    on customers.country_code = regions.country_code
