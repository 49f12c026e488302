select
    sales_channel,
    channel_name,
    cost_center

from (
    values
        ('web', 'Web shop', 'CC-410'),
        ('store', 'Stores', 'CC-420'),
        ('trade', 'Trade portal (closed 2023)', 'CC-430')
) as channels (sales_channel, channel_name, cost_center)
