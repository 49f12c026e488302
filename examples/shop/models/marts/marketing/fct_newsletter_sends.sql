{{ config(enabled=false) }}

-- switched off with the move to the new mail provider, kept until the year-on-year report is signed off
with sends as (

    select * from {{ source('shopfloor', 'newsletter_sends') }}

),

campaigns as (

    select * from raw.mailbird.campaigns

)

select
    sends.send_id,
    sends.customer_id,
    campaigns.campaign_name,
    sends.sent_at

from sends
left join campaigns
    on sends.campaign_id = campaigns.campaign_id
