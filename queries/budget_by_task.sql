-- What does each task cost? One row per task that the filters leave, largest first; amounts in million VND.
-- Ranks and shares are against the whole section and list, on the amounts of the task rows; equal amounts share a rank.
-- reading is the title as it is meant, where a reading was accepted; else as printed.
-- $decision varchar · $sections, $sectors, $types varchar[] or null · $budget_min, $budget_max decimal or null · $words varchar[] or null · $certain boolean
with ranked as (
    select
        task_code,
        budget / sum(budget) over (partition by section_code) as share_of_section,
        budget / sum(budget) over () as share_of_list,
        rank() over (partition by section_code order by budget desc) as rank_in_section,
        rank() over (order by budget desc) as rank_in_list,
        count(*) over (partition by section_code) as section_tasks,
        count(*) over () as list_tasks
    from task
    where decision_id = $decision
)
select
    selected.task_code,
    selected.section_code,
    section.short_vi as section_short_vi,
    section.short_en as section_short_en,
    selected.title,
    coalesce(title_reading.reading, selected.title) as reading,
    selected.short_vi,
    selected.short_en,
    selected.budget,
    selected.year_from,
    selected.year_to,
    selected.source_line,
    ranked.* exclude (task_code)
from selected_task($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words, $certain) as selected
join ranked using (task_code)
join section
    on section.decision_id = selected.decision_id
    and section.section_code = selected.section_code
left join title_reading
    on title_reading.decision_id = selected.decision_id
    and title_reading.code = selected.task_code
order by selected.budget desc nulls last, section.position, selected.position
