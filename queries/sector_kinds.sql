-- How is the money split between named industries, cross-sector tasks and running costs? One row per kind ('industry',
-- 'cross_sector', 'administration') that the tasks left have; amounts in million VND, sums of task rows; share is of the tasks
-- left. With $certain too a task that joins industries by "hoặc" (or) counts: that it names an industry is certain. Our reading.
-- $decision varchar · $sections, $sectors, $types varchar[] or null · $budget_min, $budget_max decimal or null · $words varchar[] or null · $certain boolean
with part as (
    select if(is_industry, 'industry', sector_code) as kind, task_code, amount_even
    from sector_reading($decision, $sections, $sectors, $types, $budget_min, $budget_max, $words, $certain)
)
select
    kind,
    count(distinct task_code) as task_count,
    coalesce(sum(amount_even), 0) as amount,
    amount / (select sum(amount_even) from part) as share
from part
group by kind
order by amount desc
