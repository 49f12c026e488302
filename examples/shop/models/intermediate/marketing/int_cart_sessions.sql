with cart_events as (

    select * from {{ ref('stg_shopfloor__cart_events') }} as events
    {% if var('exclude_bots') %}
    where not exists (
        select 1
        from {{ ref('bot_user_agents') }} as bots
        where events.user_agent ilike bots.user_agent_pattern
    )
    {% endif %}

),

sessions as (

    select
        session_id,
        any_value(visitor_id) as visitor_id,
        max(customer_id) as customer_id,
        min(occurred_at) as session_started_at,
        max(occurred_at) as session_ended_at,
        count(distinct iff(event_type = 'add', product_id, null)) as products_added,
        sum(iff(event_type = 'add', quantity, 0)) as items_added,
        boolor_agg(event_type = 'checkout') as has_checkout

    from cart_events
    group by session_id

)

select * from sessions
