-- How much money do the tasks hold that promise each type? One row per type that the tasks left by the filters promise, most
-- money first; million VND, sums of task rows. A task counts whole for every type it promises, so the rows must not be added up.
-- share_of_shown: of the money of all tasks left. Types are our reading.
-- $decision varchar · $sections, $sectors, $types varchar[] or null · $budget_min, $budget_max decimal or null · $words varchar[] or null · $certain boolean
with selected as (
    from selected_task($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words, $certain)
),
promising as (
    select distinct selected.task_code, selected.budget, deliverable.type_code
    from selected
    join deliverable
        on deliverable.decision_id = selected.decision_id
        and deliverable.task_code = selected.task_code
),
shown as (
    select sum(budget) as shown_amount
    from selected
)
select
    deliverable_type.type_code,
    deliverable_type.name_vi,
    deliverable_type.name_en,
    count(*) as task_count,
    sum(promising.budget) as amount,
    amount / any_value(shown.shown_amount) as share_of_shown,
    any_value(shown.shown_amount) as shown_amount
from promising
join deliverable_type using (type_code)
cross join shown
group by all
having amount > 0
order by amount desc, any_value(deliverable_type.position)
