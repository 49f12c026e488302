with customers as (

    select * from {{ ref('stg_shopfloor__customers') }}

),

regions as (

    select * from {{ ref('country_regions') }}

),

email_changes as (

    select
        id as customer_id,
        count(*) - 1 as email_change_count

    from {{ ref('snap_customers') }}
    group by id

),

orders_by_customer as (

    select
        customer_id,
        min(ordered_at) as first_ordered_at,
        max(ordered_at) as last_ordered_at,
        count(*) as lifetime_orders,
        sum(net_amount) as lifetime_net_amount

    from {{ ref('int_order_totals') }}
    where customer_id is not null
        and order_status not in ('cancelled', 'fraud')
    group by customer_id

)

select
    customers.customer_id,
    sha2(customers.email, 256) as email_hash,
    customers.country_code,
    regions.region_name,
    customers.customer_origin,
    customers.is_marketing_opted_in,
    coalesce(email_changes.email_change_count, 0) as email_change_count,
    orders_by_customer.first_ordered_at,
    orders_by_customer.last_ordered_at,
    coalesce(orders_by_customer.lifetime_orders, 0) as lifetime_orders,
    coalesce(orders_by_customer.lifetime_net_amount, 0) as lifetime_net_amount,
    customers.created_at,
    customers.updated_at

from customers
left join regions
    on customers.country_code = regions.country_code
left join email_changes
    on customers.customer_id = email_changes.customer_id
left join orders_by_customer
    on customers.customer_id = orders_by_customer.customer_id
