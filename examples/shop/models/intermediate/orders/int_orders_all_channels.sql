with unioned as (

    {{ union_channel_orders(var('sales_channels')) }}

)

select * from unioned
