-- How do the promised pilots stand beside what Decision 889/QĐ-TTg asks for? One row per task of the whole list that states a
-- number of pilots, in the order of the document, with the running sum; the target is the same on every row.
-- Target: "xây dựng, áp dụng 20-30 mô hình sản xuất và tiêu dùng bền vững" in 2021-2025, Decision 889/QĐ-TTg of 24 June 2020.
-- $decision varchar: decision id
with programme (target_min, target_max, target_from, target_to) as (values (20, 30, 2021, 2025)),
pilot as (
    select task_code, sum(quantity)::bigint as quantity
    from deliverable
    where decision_id = $decision
        and type_code = 'pilot'
    group by task_code
    having count(quantity) > 0
)
select
    task.task_code,
    task.title,
    task.short_vi,
    task.short_en,
    pilot.quantity,
    sum(pilot.quantity) over (order by task.source_line)::bigint as running_quantity,
    decision.fiscal_year,
    programme.*,
    task.source_line
from pilot
join task
    on task.decision_id = $decision
    and task.task_code = pilot.task_code
join decision on decision.decision_id = task.decision_id
cross join programme
order by task.source_line
