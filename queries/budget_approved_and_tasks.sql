-- Do the section rows agree with their tasks? One row per section that the filters leave; amounts in million VND.
-- stated_budget is what the section row prints, tasks_budget the sum of all its task rows, whatever else is filtered.
-- reading is the title as it is meant, where a reading was accepted; else as printed.
-- $decision varchar · $sections, $sectors, $types varchar[] or null · $budget_min, $budget_max decimal or null · $words varchar[] or null · $certain boolean
with whole_section as (
    select section_code, count(*) as task_count, sum(budget) as tasks_budget
    from task
    where decision_id = $decision
    group by section_code
)
select
    section.section_code,
    section.position,
    section.title,
    coalesce(title_reading.reading, section.title) as reading,
    section.short_vi,
    section.short_en,
    section.source_line,
    whole_section.task_count,
    section.stated_budget,
    whole_section.tasks_budget,
    whole_section.tasks_budget - section.stated_budget as difference
from section
join whole_section using (section_code)
left join title_reading
    on title_reading.decision_id = section.decision_id
    and title_reading.code = section.section_code
where section.decision_id = $decision
    and section.section_code in (
        select section_code
        from selected_task($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words, $certain)
    )
order by section.position
