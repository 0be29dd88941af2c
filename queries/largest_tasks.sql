-- Which tasks are the largest? The first six tasks that the filters leave, largest first; amounts in million VND.
-- tied_with_last: how many further tasks have the amount of the last row and are not shown.
-- reading is the title as it is meant, where a reading was accepted; else as printed.
-- $decision varchar · $sections, $sectors, $types varchar[] or null · $budget_min, $budget_max decimal or null · $words varchar[] or null · $certain boolean
with selected as (
    select
        task_code,
        section_code,
        title,
        short_vi,
        short_en,
        budget,
        source_line,
        row_number() over (order by budget desc, source_line) as place,
        count(*) over (partition by budget) as same_amount,
        row_number() over (partition by budget order by source_line) as place_in_amount
    from selected_task($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words, $certain)
    where budget is not null
),
list as (
    select sum(budget) as total
    from task
    where decision_id = $decision
)
select
    selected.place,
    selected.task_code,
    selected.section_code,
    selected.title,
    coalesce(title_reading.reading, selected.title) as reading,
    selected.short_vi,
    selected.short_en,
    selected.budget,
    selected.source_line,
    selected.budget / list.total as share_of_list,
    selected.same_amount - selected.place_in_amount as tied_with_last
from selected
cross join list
left join title_reading
    on title_reading.decision_id = $decision
    and title_reading.code = selected.task_code
where selected.place <= 6
order by selected.place
