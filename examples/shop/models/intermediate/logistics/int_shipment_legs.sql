-- One row per milestone of a shipment, with the moment of the next one.

with milestones as (

    select * from {{ ref('int_shipment_milestones') }}

),

legs as (

    select
        shipment_id,
        milestone,
        depot_name,
        scanned_at_utc as leg_started_at,
        lead(scanned_at_utc) over (
            partition by shipment_id
            order by scanned_at_utc, tracking_event_id
        ) as leg_ended_at

    from milestones

)

select * from legs
