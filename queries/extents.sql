-- How much does a file with this selection hold? One row with the number of rows of each of its tables.
-- $decision varchar · $sections, $sectors, $types varchar[] or null · $budget_min, $budget_max decimal or null · $words varchar[] or null · $certain boolean
with selected as (
    from selected_task($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words, $certain)
)
select
    (select count(distinct section_code) from selected) as sections,
    (select count(*) from selected) as tasks,
    (
        select count(*)
        from selected_sector($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words, $certain)
    ) as task_sectors,
    (select count(*) from deliverable where decision_id = $decision and task_code in (select task_code from selected))
        as deliverables,
    (
        select count(*)
        from communication_output
        where decision_id = $decision and task_code in (select task_code from selected)
    ) as communication_outputs,
    (
        select count(*)
        from selected_finding($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words, $certain)
    ) as findings,
    (select count(*) from passage where decision_id = $decision and task_code in (select task_code from selected)) as passages
