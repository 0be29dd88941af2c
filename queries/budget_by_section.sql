-- Where does the money go, by section? One row per section that the filters leave, largest first; amounts in million VND.
-- reading is the title as it is meant, where a reading was accepted; else as printed.
-- $decision varchar · $sections, $sectors, $types varchar[] or null · $budget_min, $budget_max decimal or null · $words varchar[] or null · $certain boolean
-- $basis varchar: 'approved' (amount of the section row) or 'tasks' (sum of the task rows left)
with selected as (
    select section_code, count(*) as task_count, sum(budget) as tasks_budget
    from selected_task($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words, $certain)
    group by section_code
),
list as (
    select
        case $basis
            when 'approved' then (select sum(stated_budget) from section where decision_id = $decision)
            else (select sum(budget) from task where decision_id = $decision)
        end as total
)
select
    section.section_code,
    section.position,
    section.title,
    coalesce(title_reading.reading, section.title) as reading,
    section.short_vi,
    section.short_en,
    section.source_line,
    selected.task_count,
    section.stated_budget,
    selected.tasks_budget,
    selected.tasks_budget - section.stated_budget as difference,
    case $basis when 'approved' then section.stated_budget else selected.tasks_budget end as amount,
    amount / list.total as share_of_list
from section
join selected using (section_code)
cross join list
left join title_reading
    on title_reading.decision_id = section.decision_id
    and title_reading.code = section.section_code
where section.decision_id = $decision
order by amount desc, section.position
