-- What is published, broadcast or held, in short? One row per medium of the tasks left, in the order of the screen: the sum of stated
-- numbers, how many outputs state none, and their air time in minutes (null where no length is stated). Our reading.
-- $decision varchar · $sections, $sectors, $types varchar[] or null · $budget_min, $budget_max decimal or null · $words varchar[] or null · $certain boolean
select
    communication_output.medium,
    medium.name_vi,
    medium.name_en,
    coalesce(sum(communication_output.quantity), 0) as quantity,
    count(*) filter (communication_output.quantity is null) as unstated_count,
    sum(communication_output.quantity * communication_output.minutes_min) as minutes_low,
    sum(communication_output.quantity * communication_output.minutes_max) as minutes_high
from selected_task($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words, $certain) as selected
join communication_output
    on communication_output.decision_id = selected.decision_id
    and communication_output.task_code = selected.task_code
join medium using (medium)
group by all
order by any_value(medium.position)
