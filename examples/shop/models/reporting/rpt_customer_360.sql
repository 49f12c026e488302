with customers as (

    select * from {{ ref('dim_customers', v=1) }}

),

segments as (

    select * from {{ ref('customer_segments') }}

),

orders_by_customer as (

    select
        customer_id,
        count(*) as order_count,
        sum(net_amount) as net_amount,
        max(ordered_at) as last_ordered_at

    from {{ ref('fct_orders') }}
    group by customer_id

),

products_by_customer as (

    select
        lines.customer_id,
        count(distinct products.department_name) as department_count,
        mode(products.department_name) as favourite_department

    from {{ ref('fct_order_lines') }} as lines
    inner join {{ ref('dim_products') }} as products
        on lines.product_id = products.product_id
    group by lines.customer_id

),

payments_by_customer as (

    select
        orders.customer_id,
        mode(payments.payment_method) as favourite_payment_method

    from {{ ref('fct_payments') }} as payments
    inner join {{ ref('fct_orders') }} as orders
        on payments.order_id = orders.order_id
    group by orders.customer_id

),

sessions_by_customer as (

    select
        customer_id,
        count(*) as session_count

    from {{ ref('fct_cart_sessions') }}
    where customer_id is not null
    group by customer_id

),

shipments_by_customer as (

    select
        orders.customer_id,
        count(*) as shipment_count

    from {{ ref('fct_shipments') }} as shipments
    inner join {{ ref('fct_orders') }} as orders
        on shipments.order_id = orders.order_id
    group by orders.customer_id

)

select
    customers.customer_id,
    customers.full_name,
    customers.email,
    customers.region_name,
    segments.segment_name,
    orders_by_customer.order_count,
    orders_by_customer.net_amount,
    orders_by_customer.last_ordered_at,
    products_by_customer.department_count,
    products_by_customer.favourite_department,
    payments_by_customer.favourite_payment_method,
    sessions_by_customer.session_count,
    shipments_by_customer.shipment_count

from customers
left join segments
    on customers.customer_id = segments.customer_id
left join orders_by_customer
    on customers.customer_id = orders_by_customer.customer_id
left join products_by_customer
    on customers.customer_id = products_by_customer.customer_id
left join payments_by_customer
    on customers.customer_id = payments_by_customer.customer_id
left join sessions_by_customer
    on customers.customer_id = sessions_by_customer.customer_id
left join shipments_by_customer
    on customers.customer_id = shipments_by_customer.customer_id
