-- How do two overlapping tasks read side by side? One row per passage of either, titles included: those alike on one row
-- with their likeness (score, 0 to 1), then those that only one of them has, the other side null.
-- $decision varchar: decision id · $first, $second varchar: task codes, the earlier one first
with shared as (
    select unnest(shared) as passage
    from overlap
    where decision_id = $decision
        and first_task_code = $first
        and second_task_code = $second
),
aligned as (
    select passage.field, passage.first as first_text, passage.second as second_text, passage.score
    from shared
),
own as (
    select task_code, 'title' as field, 1 as position, title as text
    from task
    where decision_id = $decision and task_code in ($first, $second)
    union all
    select task_code, field, position, text
    from passage
    where decision_id = $decision and task_code in ($first, $second)
),
only_one as (
    select
        own.field,
        case own.task_code when $first then own.text end as first_text,
        case own.task_code when $second then own.text end as second_text,
        own.position
    from own
    where not exists (
        from aligned
        where aligned.field = own.field
            and case own.task_code when $first then aligned.first_text else aligned.second_text end = own.text
    )
)
select aligned.field, first_text, second_text, score, own.position
from aligned
join own on own.task_code = $first and own.field = aligned.field and own.text = first_text
union all
select field, first_text, second_text, null, position
from only_one
order by
    case field when 'title' then 1 when 'objective' then 2 when 'activity' then 3 else 4 end,
    score is null,
    first_text is null,
    position
