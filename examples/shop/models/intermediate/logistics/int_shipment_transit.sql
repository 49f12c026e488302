with legs as (

    select * from {{ ref('int_shipment_legs') }}

),

transit as (

    select
        shipment_id,
        min(iff(milestone = 'collected', leg_started_at, null)) as collected_at,
        min(iff(milestone = 'delivered', leg_started_at, null)) as delivered_at_utc,
        count(distinct depot_name) as depot_count,
        sum(datediff('minute', leg_started_at, leg_ended_at)) as minutes_tracked,
        count_if(milestone = 'exception') as exception_count

    from legs
    group by shipment_id

)

select * from transit
