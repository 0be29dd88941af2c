-- How long is what is broadcast or filmed? One row per promised radio, television or video output of the tasks that the filters
-- leave, longest first. Minutes are per item; total_min and total_max are quantity × minutes, null where the text lacks either.
-- $decision varchar · $sections, $sectors, $types varchar[] or null · $budget_min, $budget_max decimal or null · $words varchar[] or null · $certain boolean
select
    selected.task_code,
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
    communication_output.quantity * communication_output.minutes_min as total_min,
    communication_output.quantity * communication_output.minutes_max as total_max,
    communication_output.evidence,
    selected.source_line
from selected_task($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words, $certain) as selected
join communication_output
    on communication_output.decision_id = selected.decision_id
    and communication_output.task_code = selected.task_code
    and communication_output.medium in ('radio', 'tv', 'video')
join channel using (channel)
join medium using (medium)
join deliverable_type using (type_code)
order by total_max desc nulls last, selected.source_line, communication_output.product_position, communication_output.position
