{{
    config(
        materialized='incremental',
        unique_key='shipment_id'
    )
}}

with shipments as (

    select * from {{ ref('stg_courier__shipments') }}

),

carriers as (

    select
        upper(carrier_code) as carrier_code,
        display_name as carrier_name

    from {{ source('courier', 'carriers') }}

)

select
    shipments.shipment_id,
    shipments.order_id,
    shipments.carrier_code,
    carriers.carrier_name,
    shipments.service_level,
    shipments.parcel_count,
    shipments.promised_date,
    {{ local_to_utc('shipments.shipped_at_local') }} as shipped_at

from shipments
left join carriers
    on shipments.carrier_code = carriers.carrier_code
