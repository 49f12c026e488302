with months as (

    select distinct month_start
    from {{ ref('dim_dates') }}
    where month_start >= '2023-02-01'
        and month_start < date_trunc('month', current_date())

)

select months.month_start
from months
left join {{ ref('rpt_finance_close') }} as closes
    on months.month_start = closes.close_month
where closes.close_month is null
