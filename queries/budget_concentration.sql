-- How concentrated is the money? One row per task that the filters leave, largest first, with the running share of their
-- money; amounts in million VND, sums of task rows.
-- $decision varchar · $sections, $sectors, $types varchar[] or null · $budget_min, $budget_max decimal or null · $words varchar[] or null · $certain boolean
with ordered as (
    select
        task_code,
        title,
        budget,
        row_number() over (order by budget desc, source_line) as place
    from selected_task($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words, $certain)
    where budget is not null
)
select
    place,
    task_code,
    title,
    budget,
    sum(budget) over (order by place) as running_budget,
    running_budget / sum(budget) over () as running_share,
    place / count(*) over () as task_share
from ordered
order by place
