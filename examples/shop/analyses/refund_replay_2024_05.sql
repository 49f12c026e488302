-- Which refunds did Payline replay in May 2024, and what did it cost the report?
-- Reads the raw table on purpose: staging hides the replays.
with deliveries as (

    select
        refund_id,
        count(*) as times_delivered,
        max(amount_minor) / 100 as refund_amount

    from raw.payline.refunds
    where refunded_at >= '2024-05-01'
        and refunded_at < '2024-06-01'
    group by refund_id

)

select
    refund_id,
    times_delivered,
    refund_amount,
    (times_delivered - 1) * refund_amount as overstated_amount

from deliveries
where times_delivered > 1
order by overstated_amount desc
limit 100
