-- How much money, how many tasks? One row, for the list and for what the filters leave; amounts in million VND.
-- $decision varchar · $sections, $sectors, $types varchar[] or null · $budget_min, $budget_max decimal or null · $words varchar[] or null · $certain boolean
-- $basis varchar: 'approved' (amounts of the section rows) or 'tasks' (sums of task rows)
with selected as (
    from selected_task($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words, $certain)
),
selected_section as (
    from section
    where decision_id = $decision
        and section_code in (select section_code from selected)
),
list as (
    select
        (select stated_total from decision where decision_id = $decision) as stated_total,
        (select sum(stated_budget) from section where decision_id = $decision) as sections_total,
        (select sum(budget) from task where decision_id = $decision) as tasks_total,
        (select count(*) from task where decision_id = $decision) as task_count,
        (select count(*) from section where decision_id = $decision) as section_count
)
select
    list.stated_total,
    list.sections_total,
    list.tasks_total,
    list.tasks_total - list.stated_total as difference,
    list.task_count,
    list.section_count,
    (select count(*) from selected) as selected_tasks,
    (select count(*) from selected_section) as selected_sections,
    coalesce(
        case $basis
            when 'approved' then (select sum(stated_budget) from selected_section)
            else (select sum(budget) from selected)
        end,
        0
    ) as selected_amount
from list
