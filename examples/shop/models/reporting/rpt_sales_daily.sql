with orders as (

    select * from {{ ref('fct_orders') }}
    where order_status not in ('cancelled', 'fraud')

),

dates as (

    select * from {{ ref('dim_dates') }}

),

channels as (

    select * from {{ ref('dim_channels') }}

),

daily as (

    select
        orders.ordered_at::date as order_date,
        orders.sales_channel,
        count(*) as order_count,
        sum(orders.item_count) as item_count,
        sum(orders.gross_amount) as gross_amount,
        sum(orders.net_amount) as net_amount

    from orders
    group by
        orders.ordered_at::date,
        orders.sales_channel

)

select
    daily.order_date,
    dates.financial_year,
    daily.sales_channel,
    channels.channel_name,
    daily.order_count,
    daily.item_count,
    daily.gross_amount,
    daily.net_amount,
    sum(daily.net_amount) over (
        partition by daily.sales_channel, dates.financial_year
        order by daily.order_date
        rows between unbounded preceding and current row
    ) as net_amount_year_to_date

from daily
inner join dates
    on daily.order_date = dates.date_day
left join channels
    on daily.sales_channel = channels.sales_channel
