-- What is published or broadcast on which channel? One row per channel and type that the tasks left by the filters promise, the
-- channel with most items first; public events are not here. quantity: sum of the stated numbers, null where none is stated.
-- $decision varchar · $sections, $sectors, $types varchar[] or null · $budget_min, $budget_max decimal or null · $words varchar[] or null · $certain boolean
with published as (
    select communication_output.*
    from selected_task($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words, $certain) as selected
    join communication_output
        on communication_output.decision_id = selected.decision_id
        and communication_output.task_code = selected.task_code
    where communication_output.medium <> 'event'
),
counted as (
    select
        channel,
        type_code,
        sum(quantity)::bigint as quantity,
        count(*) - count(quantity) as unstated_count,
        string_agg(distinct task_code, ', ') as task_codes
    from published
    group by channel, type_code
)
select
    channel.channel,
    channel.name_vi as channel_vi,
    channel.name_en as channel_en,
    deliverable_type.type_code,
    deliverable_type.name_vi,
    deliverable_type.name_en,
    counted.quantity,
    counted.unstated_count,
    counted.task_codes,
    coalesce(sum(counted.quantity) over (partition by channel.channel), 0)::bigint as channel_quantity
from counted
join channel using (channel)
join deliverable_type using (type_code)
order by channel_quantity desc, channel.channel, counted.quantity desc nulls last, deliverable_type.position
