with tracking_events as (

    select * from {{ ref('int_tracking_events_deduplicated') }}

),

milestones as (

    select
        tracking_event_id,
        shipment_id,
        case
            when event_code in ('collected', 'pickup') then 'collected'
            when event_code like 'depot%' then 'in_transit'
            when event_code in ('out_for_delivery', 'on_van') then 'out_for_delivery'
            when event_code in ('delivered', 'delivered_neighbour', 'locker') then 'delivered'
            else 'exception'
        end as milestone,
        depot_name,
        scanned_at_utc

    from tracking_events

)

select * from milestones
