-- Which sections does the list have? One row per section.
-- $decision varchar: decision id
select section_code, position, title, short_vi, short_en, source_line
from section
where decision_id = $decision
order by position
