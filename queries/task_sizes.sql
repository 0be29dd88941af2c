-- How large are the tasks? One row per amount that occurs among the tasks the filters leave, smallest first; million VND.
-- $decision varchar · $sections, $sectors, $types varchar[] or null · $budget_min, $budget_max decimal or null · $words varchar[] or null · $certain boolean
with selected as (
    from selected_task($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words, $certain)
    where budget is not null
)
select
    budget,
    count(*) as task_count,
    list(task_code order by source_line) as task_codes,
    sum(budget) as amount,
    (select median(budget) from selected) as median_budget
from selected
group by budget
order by budget
