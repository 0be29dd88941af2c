-- Who decided what, when: one row for the decision and what stands around its table.
-- $decision varchar: decision id
select *
from decision
where decision_id = $decision
