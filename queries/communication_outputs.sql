-- Which publications, broadcasts and public events are promised? One row per output of the tasks that the filters leave.
-- quantity and minutes (per item) are null where the text states none; passage is the whole bullet. Our reading.
-- $decision varchar · $sections, $sectors, $types varchar[] or null · $budget_min, $budget_max decimal or null · $words varchar[] or null · $certain boolean
select
    selected.task_code,
    selected.section_code,
    communication_output.product_position,
    communication_output.position,
    communication_output.channel,
    channel.name_vi as channel_vi,
    channel.name_en as channel_en,
    communication_output.medium,
    medium.name_vi as medium_vi,
    medium.name_en as medium_en,
    communication_output.type_code,
    deliverable_type.name_vi,
    deliverable_type.name_en,
    communication_output.quantity,
    communication_output.minutes_min,
    communication_output.minutes_max,
    communication_output.evidence,
    passage.text as passage,
    passage.source_line
from selected_task($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words, $certain) as selected
join communication_output
    on communication_output.decision_id = selected.decision_id
    and communication_output.task_code = selected.task_code
join deliverable_type using (type_code)
join channel using (channel)
join medium using (medium)
join passage
    on passage.decision_id = communication_output.decision_id
    and passage.task_code = communication_output.task_code
    and passage.field = 'product'
    and passage.position = communication_output.product_position
order by selected.source_line, communication_output.product_position, communication_output.position
