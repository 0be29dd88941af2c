-- Which decisions does the store hold? One row per decision, newest first.
select decision_id, number, signed_on, fiscal_year, source_sha256
from decision
order by signed_on desc, decision_id
