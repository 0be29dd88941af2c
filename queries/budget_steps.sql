-- Which amounts does the budget range offer? One row per amount that tasks have, at most about fifty; million VND.
-- $decision varchar: decision id
select distinct unnest(quantile_disc(budget, [step / 50 for step in range(0, 51)])) as budget
from task
where decision_id = $decision
order by budget
