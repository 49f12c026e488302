with shipments as (

    select * from {{ ref('fct_shipments') }}

),

sla_targets as (

    select * from {{ ref('carrier_sla') }}

)

select
    date_trunc('week', shipments.shipped_at)::date as ship_week,
    shipments.carrier_name,
    count(*) as shipment_count,
    count_if(
        datediff('day', shipments.shipped_at, shipments.promised_date) <= sla_targets.max_days
    ) as promised_within_sla_count

from shipments, sla_targets
where sla_targets.is_current
group by
    date_trunc('week', shipments.shipped_at)::date,
    shipments.carrier_name
