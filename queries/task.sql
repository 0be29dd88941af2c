-- What is this task? One row; amounts in million VND. Ranks and shares as in budget_by_task.
-- $decision varchar: decision id · $task varchar: task code
with ranked as (
    select
        *,
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
    ranked.* exclude (search_text),
    section.title as section_title,
    section.source_line as section_line
from ranked
join section
    on section.decision_id = ranked.decision_id
    and section.section_code = ranked.section_code
where ranked.task_code = $task
