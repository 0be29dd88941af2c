-- What was read out of this task? One row per sector, in the order of the title, then one per promised product; the evidence stands word for word in the
-- task, that of a product in the product bullet of product_position. quantity is null where the text states none. Our reading.
-- $decision varchar: decision id · $task varchar: task code
select
    'sector' as kind,
    sector_code as code,
    sector.name_vi,
    sector.name_en,
    task_sector.is_alternative,
    null as product_position,
    strpos(task.title, task_sector.evidence) as position,
    null as quantity,
    task_sector.evidence
from task_sector
join sector using (sector_code)
join task
    on task.decision_id = task_sector.decision_id
    and task.task_code = task_sector.task_code
where task_sector.decision_id = $decision
    and task_sector.task_code = $task
union all
select
    'type',
    type_code,
    deliverable_type.name_vi,
    deliverable_type.name_en,
    false,
    deliverable.product_position,
    deliverable.position,
    deliverable.quantity,
    deliverable.evidence
from deliverable
join deliverable_type using (type_code)
where deliverable.decision_id = $decision
    and deliverable.task_code = $task
order by kind, product_position, position, code
