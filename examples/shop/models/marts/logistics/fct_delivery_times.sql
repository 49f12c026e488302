with promises as (

    select * from {{ ref('int_delivery_promises') }}

),

carriers as (

    select * from {{ ref('stg_courier__carriers') }}

),

sla as (

    select * from {{ ref('carrier_sla') }}

)

select
    promises.shipment_id,
    promises.order_id,
    promises.carrier_code,
    carriers.carrier_name,
    promises.service_level,
    promises.promised_date,
    promises.shipped_at_local as shipped_at,
    promises.delivered_at_utc as delivered_at,
    datediff('hour', promises.shipped_at_local, promises.delivered_at_utc) as hours_in_transit,
    promises.delivered_at_utc::date <= promises.promised_date as is_on_time,
    sla.max_days as sla_max_days,
    promises.exception_count

from promises
left join carriers
    on promises.carrier_code = carriers.carrier_code
left join sla
    on promises.carrier_code = sla.carrier_code
    and promises.service_level = sla.service_level
