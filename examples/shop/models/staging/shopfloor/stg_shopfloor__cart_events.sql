with source as (

    select * from {{ source('shopfloor', 'cart_events') }}

),

items as (

    select
        source.id || '-' || item.index as cart_event_item_id,
        source.id as cart_event_id,
        source.session_id,
        source.visitor_id,
        source.customer_id,
        lower(source.event_type) as event_type,
        source.user_agent,
        item.value:product_id::number(38, 0) as product_id,
        item.value:quantity::number(10, 0) as quantity,
        source.occurred_at

    from source,
        lateral flatten(input => source.payload:items) as item

)

select * from items
